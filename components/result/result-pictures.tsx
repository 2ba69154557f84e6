import { useState } from 'react';
import { Segmented } from '@/components/shell/segmented';
import type { Original } from './original-of';
import { Picture } from './picture';
import { PictureSlider } from './picture-slider';
import classes from './result.module.css';
import type { Result } from './run-texts';

type ResultPicturesProps = { result: Pick<Result, 'outputs' | 'model_id'>; original: Original | null };

/** What came out, beside the original where this page may show it; one at a time where there are several. */
export function ResultPictures({ result, original }: ResultPicturesProps) {
  const { outputs, model_id } = result;
  const [chosen, setChosen] = useState('0');
  const [lost, setLost] = useState<string | null>(null);
  const output = outputs[Number(chosen)] ?? outputs[0];
  if (output === undefined) return null;
  const picture = { src: output.url, alt: `Result of ${model_id}` };
  const choices = outputs.map((_, index) => ({ value: String(index), label: `Picture ${index + 1}` }));
  return (
    <div className={classes.pictures}>
      {outputs.length > 1 && (
        <Segmented label="Picture" options={choices} value={chosen} onChange={setChosen} />
      )}
      {lost === output.url && (
        <p role="alert" className={classes.note}>
          The pictures could not be shown.{' '}
          <button type="button" className={classes.link} onClick={() => setLost(null)}>
            Try again
          </button>
        </p>
      )}
      {lost !== output.url && original?.kind === 'shown' && (
        <PictureSlider
          original={{ src: original.src, alt: 'The original' }}
          result={picture}
          onError={() => setLost(output.url)}
        />
      )}
      {lost !== output.url && original?.kind !== 'shown' && (
        <Picture
          src={picture.src}
          alt={picture.alt}
          className={classes.alone}
          onError={() => setLost(output.url)}
        />
      )}
      {original?.kind === 'elsewhere' && (
        <p className={classes.note}>
          The original lies elsewhere, so it is not loaded here:{' '}
          <a href={original.src} target="_blank" rel="noreferrer" className={classes.link}>
            open it
          </a>
          .
        </p>
      )}
    </div>
  );
}
