'use client';

import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import styles from './color-scheme-choice.module.css';
import { MoonIcon, ScreenIcon, SunIcon } from './icons';

const choices: { value: MantineColorScheme; label: string; icon: typeof SunIcon }[] = [
  { value: 'light', label: 'Light', icon: SunIcon },
  { value: 'dark', label: 'Dark', icon: MoonIcon },
  { value: 'auto', label: 'As the system', icon: ScreenIcon },
];

/** Light, dark, or as the system. The choice is kept in the browser, so the server cannot know it. */
export function ColorSchemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const mounted = useMounted();
  return (
    <fieldset className={styles.root}>
      <legend className={styles.legend}>Colours</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.choice} title={choice.label}>
          <input
            type="radio"
            name="color-scheme"
            className={styles.input}
            aria-label={choice.label}
            checked={mounted && colorScheme === choice.value}
            onChange={() => setColorScheme(choice.value)}
          />
          <choice.icon />
        </label>
      ))}
    </fieldset>
  );
}
