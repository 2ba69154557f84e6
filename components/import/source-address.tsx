import { Button, TextInput } from '@mantine/core';
import { describeError } from '@/components/shell/describe-error';
import { RelativeTime } from '@/components/shell/relative-time';
import { splitProblem } from '@/components/shell/split-problem';
import classes from './import.module.css';
import type { SourceState } from './use-source';

/** `fetchedAt`: when the copy was made that is looked at; null while there is none. */
type SourceAddressProps = { source: SourceState; error: Error | null; fetchedAt: string | null };

/** The address from which the server fetches the schema: once, and again with each press of the button. */
export function SourceAddress({ source, error, fetchedAt }: SourceAddressProps) {
  const { fields } = splitProblem(error, ['url']);
  return (
    <form
      noValidate
      className={classes.address}
      onSubmit={(event) => {
        event.preventDefault();
        source.fetchUrl();
      }}
    >
      <TextInput
        label="Address"
        type="url"
        inputMode="url"
        autoComplete="off"
        placeholder="https://replicate.com/owner/name"
        description="Of a model on Replicate, or of a JSON document. It is fetched by the server, from public addresses only."
        value={source.url}
        onChange={(event) => source.setUrl(event.currentTarget.value)}
        error={error && (fields[0]?.message ?? describeError(error).detail)}
        errorProps={{ role: 'alert' }}
        maxLength={2000}
        className={classes.grows}
      />
      <Button type="submit" variant="default">
        Fetch
      </Button>
      {fetchedAt !== null && source.reasonBehind === null && (
        <p className={classes.copy}>
          Fetched <RelativeTime time={fetchedAt} />. That copy is what you see and what is imported: fetch
          again for a newer one.
        </p>
      )}
    </form>
  );
}
