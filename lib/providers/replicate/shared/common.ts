import { z } from 'zod';

/** The sentence that a job is about. Comes with each job. */
export function prompt(description: string) {
  return z.string().meta({ title: 'Prompt', description, 'x-role': 'input' });
}

/** A choice with a default. */
export function aspectRatio<const Options extends readonly [string, ...string[]]>(
  options: Options,
  initial: Options[number],
  description: string,
) {
  return z.enum(options).default(initial).meta({ title: 'Aspect ratio', description });
}

/** The file types of version 1; providers have since narrowed them for some models. */
export function outputFormat(initial: 'webp' | 'png' | 'jpg') {
  return z
    .enum(['webp', 'png', 'jpg'])
    .default(initial)
    .meta({ title: 'Output format', description: 'File type of the picture that comes back.' });
}

export function outputQuality(initial: number) {
  return z.int().min(1).max(100).default(initial).meta({
    title: 'Output quality',
    description: 'How little the picture is compressed: 100 keeps the most detail. PNG is not affected.',
  });
}

/** Its range at the provider today; version 1 keeps to that of the seeds. */
export function outputQualityFromZero(initial: number) {
  return z.int().min(0).max(100).default(initial).meta({
    title: 'Output quality',
    description: 'How little the picture is compressed: 100 keeps the most detail. PNG is not affected.',
  });
}

/** Has no default: while it is unset, each job draws its own. */
export const seed = z.int().optional().meta({
  title: 'Seed',
  description: 'The same seed gives the same picture again. While it is unset, each job draws a new one.',
});

/** The same where the provider takes null, too. */
export const nullableSeed = z.int().nullable().optional().meta({
  title: 'Seed',
  description: 'The same seed gives the same picture again. Unset or null, each job draws a new one.',
});
