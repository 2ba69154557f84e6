import type { JsonObject, ParameterSchema } from '@/lib/config-schema';
import { GENERIC, ROOMS, STRUCTURE, STYLES } from './texts';

/** More characters than this make a prompt that image models lose track of. */
const MAX_TEXT = 2_000;
/** Rooms or styles that an admin may add; every worker holds them all. */
const MAX_OWN = 50;
const MAX_NAME = 60;

const LIMITS: JsonObject = {
  type: 'string',
  maxLength: MAX_TEXT,
  pattern: '\\S',
  'x-message': `Must be a text of at most ${MAX_TEXT.toLocaleString('en')} characters, and not blank`,
};

function text(title: string, description: string, value: string): JsonObject {
  return { ...LIMITS, title, description, default: value };
}

/** Texts that are built in: each inherits, is set and is reset by itself. */
function builtIn(title: string, description: string, about: string, texts: Record<string, string>) {
  const entries = Object.entries(texts).map(([name, value]) => {
    const fallback = `For a job that names no ${about}, or one that is not known here.`;
    return [name, text(titleOf(name), name === 'default' ? fallback : '', value)];
  });
  return {
    type: 'object',
    title,
    description,
    properties: Object.fromEntries(entries),
    additionalProperties: false,
  };
}

/** Texts under names that an admin chooses. */
function own(title: string, about: string, example: string): JsonObject {
  return {
    type: 'object',
    title,
    description: `A job names one as its ${about}. One that is called like a built-in one goes before it.`,
    default: {},
    maxProperties: MAX_OWN,
    propertyNames: {
      maxLength: MAX_NAME,
      // In the form that `nameKey` gives, so that no two of them mean the same.
      pattern: '^[^\\s_\\-\\p{Changes_When_Lowercased}]+(_[^\\s_\\-\\p{Changes_When_Lowercased}]+)*$',
      'x-message': `Use small letters, with _ between words, such as ${example}; at most ${MAX_NAME} characters`,
    },
    additionalProperties: LIMITS,
  };
}

function titleOf(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The parameters of the prompt library. Only what an admin changes is stored; the rest follows the built-in texts. */
export const promptSchema: ParameterSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: {
    structure: text(
      'What stays as it is',
      'Stands at the beginning of every prompt, unless a job brings a prompt of its own.',
      STRUCTURE,
    ),
    rooms: builtIn('Rooms', 'What to put into a room, by the room type of the job.', 'room type', ROOMS),
    own_rooms: own('Rooms of your own', 'room type', 'kids_room'),
    styles: builtIn('Styles', 'How it should look, by the style of the job.', 'style', STYLES),
    own_styles: own('Styles of your own', 'style', 'mid_century'),
    generic: text('Without room and style', 'For a job that names neither room type nor style.', GENERIC),
  },
  additionalProperties: false,
};
