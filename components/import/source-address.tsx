import { Button, TextInput } from '@mantine/core';
import { describeError } from '@/components/shell/describe-error';
import { splitProblem } from '@/components/shell/split-problem';
import classes from './import.module.css';
import type { SourceState } from './use-source';

/** The address from which the server fetches the schema: at once, and again with each press of the button. */
export function SourceAddress({ source, error }: { source: SourceState; error: Error | null }) {
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
    </form>
  );
}
