import { type CSSProperties, useState } from 'react';
import { Picture } from './picture';
import classes from './picture-slider.module.css';

/** An address of a picture that this page may show, and what is to be seen for those who cannot see it. */
type Shown = { src: string; alt: string };

type PictureSliderProps = { original: Shown; result: Shown; onError: () => void };

/** Two pictures on top of each other: the slider says how much of the original covers the result from the left. */
export function PictureSlider({ original, result, onError }: PictureSliderProps) {
  const [share, setShare] = useState(50);
  const style = { '--share': `${share}%` } as CSSProperties;
  return (
    <div className={classes.frame} style={style}>
      <Picture src={result.src} alt={result.alt} className={classes.picture} onError={onError} />
      <Picture
        src={original.src}
        alt={original.alt}
        className={`${classes.picture} ${classes.original}`}
        onError={onError}
      />
      <span aria-hidden className={`${classes.label} ${classes.left}`} hidden={share < 15}>
        Original
      </span>
      <span aria-hidden className={`${classes.label} ${classes.right}`} hidden={share > 85}>
        Result
      </span>
      <span aria-hidden className={classes.line} />
      <input
        type="range"
        min={0}
        max={100}
        value={share}
        onChange={(event) => setShare(event.currentTarget.valueAsNumber)}
        aria-label="How much of the original is shown"
        aria-valuetext={`${share} % original, ${100 - share} % result`}
        className={classes.range}
      />
    </div>
  );
}
