import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { kilobytes } from '@/components/shell/format-size';
import type { OwnImage } from './own-image';
import classes from './worker-input.module.css';

type ImageBoxProps = {
  image: OwnImage;
  /** Takes a file in. Rejects in words for the screen. */
  read: (file: File) => Promise<OwnImage>;
  onChange: (image: OwnImage) => void;
  error: string | undefined;
};

/** The picture of a job: an address, or a file that is shown by its name. */
export function ImageBox({ image, read, onChange, error }: ImageBoxProps) {
  const picker = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isReading, setIsReading] = useState(false);

  async function open(file: File) {
    setFault(null);
    setIsReading(true);
    try {
      onChange(await read(file));
    } catch (refused) {
      setFault(refused instanceof Error ? refused.message : String(refused));
    } finally {
      setIsReading(false);
    }
  }

  function type(url: string) {
    setFault(null);
    onChange({ url, file: null });
  }

  return (
    <div className={classes.image}>
      <TextInput
        label="Image"
        type={image.file ? 'text' : 'url'}
        inputMode="url"
        autoComplete="off"
        placeholder="https://"
        className={classes.grows}
        readOnly={image.file !== null}
        value={image.file ? `${image.file.name}, ${kilobytes(image.file.bytes)}` : image.url}
        onChange={(event) => type(event.currentTarget.value)}
        error={fault ?? error}
      />
      {image.file ? (
        <Button variant="default" onClick={() => type('')}>
          Remove the file
        </Button>
      ) : (
        <Button variant="default" loading={isReading} onClick={() => picker.current?.click()}>
          Open a file…
        </Button>
      )}
      <input
        ref={picker}
        type="file"
        hidden
        aria-label="Image file"
        accept="image/png,image/jpeg,image/webp,image/gif"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void open(file);
          // So that the same file can be opened again.
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
