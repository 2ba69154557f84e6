import { own } from '../json';
import type { Parameter } from '../types';
import { wordsOf } from './words-of';

/** Formats of text that stands for a file (JSON Schema 2020-12; OpenAPI 3.0 "Considerations for File Uploads"). */
const FILE_FORMATS = ['base64', 'binary', 'byte', 'data-url', 'file', 'uri', 'uri-reference', 'url'];
/** What a job works on, by the last word of the name: `input_image`, `promptImage`, `mask`, `reference_videos`. */
const FILES =
  /^(asset|attachment|audio|avatar|document|file|footage|frame|image|img|keyframe|logo|mask|media|photo|picture|recording|reference|source|upload|video)s?$/;
/** What else is a file if there is an object around it: `clip: { "uri" }`. */
const AROUND = /^(audio|clip|frame|image|img|keyframe|mask|photo|picture|video)s?$/;
/** A source of something else than files, such as `light_source` and `data_source`. */
const SOURCE_OF = /^(?!.*\b(audio|file|image|input|media|motion|photo|style|video) sources?\b).+ sources?$/;
/** Where a file lies or what it is, as a member of an object around it: `{ "url" }`. */
const LOCATORS = /^(base|b json|bytes|data|file|id|path|src|uri|url)s?$/;
/** The place of what an object stands for. */
const URL_OF = /^(data )?(uri|url|src)$/;
/** What is called at a URL, and no file. */
const SERVICES =
  /\b(api|endpoint|hook|host|link|mcp|proxy|repo|repository|server|service|site|tool|website)s?\b/;
/** What a job says, by the whole name or, for prompts, by its last word: `text_prompt`, `promptText`, `messages`. */
const TEXTS =
  /^((input |main |user )?texts?|prompts? text|inputs?|messages?|question|query|queries|lyrics|sentences?)$/;
const PROMPTS = /^prompts?$/;
/** Prompts that are set once for all jobs, such as `negative_prompt`, `n_prompt` and `system_prompt`. */
const HOUSE_PROMPTS = /\b(default|n|neg|negative|pre|style|system)\b/;
/** Words that say how a value comes, not what it is: `image_url`, `start_image_id`, `prompt_list`. */
const CARRIERS = /^(base|id|ids|input|list|path|uri|url|urls|uris|paths|inputs)$/;
/** Names of what is tuned, whatever its format: weights and callbacks have a URL too, and a model is what runs. */
const TUNED =
  /\b(callback|checkpoint|loras?|webhook|weights)\b|^(.* )?model( id| name| path| url| version)?$/;

/**
 * Why a parameter comes with each job; null if it is tuned here. In this order: secrets, what the source
 * says, names of what is tuned, files, names of what a job says, and what is required without a default.
 */
export function reasonForInput(parameter: Parameter): string | null {
  if (holdsSecret(parameter)) return parameter.secret ? 'a secret' : 'it holds a secret';
  const said = own(parameter.schema, 'x-role');
  if (said === 'config') return null;
  if (said === 'input') return 'the source says so';
  const words = wordsOf(parameter.name);
  if (TUNED.test(words.join(' '))) return null;
  if (isFile(parameter)) return 'a file';
  if (isAroundFile(parameter, words)) return 'it holds a file';
  if (takesFreeValue(parameter)) {
    const subject = subjectOf(words);
    if (parameter.type !== 'object' && isNameOfFile(words)) return 'its name is that of a file';
    const isPrompt = PROMPTS.test(subject) && !HOUSE_PROMPTS.test(words.join(' '));
    if (isPrompt || TEXTS.test(words.join(' '))) return 'its name is that of what a job says';
  }
  if (own(parameter.schema, 'x-decides') === true) return null;
  return parameter.required && !parameter.hasDefault ? 'required, no default' : null;
}

/** A secret is never stored in a config, so neither is what it is part of. */
export function holdsSecret(parameter: Parameter): boolean {
  const parts = [...parameter.children, parameter.item, parameter.value, ...parameter.variants];
  return parameter.secret || parts.some((part) => part !== null && holdsSecret(part));
}

function isFile(parameter: Parameter): boolean {
  if (parameter.type === 'array' && parameter.item) return isFile(parameter.item);
  if (parameter.variants.length > 0) return parameter.variants.some(isFile);
  return parameter.options === null && FILE_FORMATS.includes(parameter.format ?? '');
}

/** An object around a file, or a list of such: with a member that is a file by its name, or the whole is and it lies there. */
function isAroundFile({ type, item, variants, properties }: Parameter, name: string[]): boolean {
  if (type === 'array' && item) return isAroundFile(item, name);
  if (variants.length > 0) return variants.some((variant) => isAroundFile(variant, name));
  const isPlace = !SERVICES.test(name.join(' ')) && properties.every(isAboutFile);
  return properties.some((member) => {
    const words = wordsOf(member.name);
    if (TUNED.test(words.join(' '))) return false;
    const isLocator = LOCATORS.test(words.join(' ')) || CARRIERS.test(words.at(-1) ?? '');
    const holdsText = isFile(member) || (takesFreeValue(member) && member.type !== 'object');
    if (holdsText && isPlace && URL_OF.test(words.join(' '))) return true;
    if (holdsText && isLocator) return isNameOfFile(name) || isNameOfFile(words);
    return (isFile(member) && isNameOfFile(words)) || (holdsText && AROUND.test(words.join(' ')));
  });
}

/** True for a member that may stand beside the URL of a file. */
function isAboutFile(member: Parameter): boolean {
  const words = wordsOf(member.name);
  const isText = member.type === 'string' && member.options === null;
  return (
    !isText ||
    LOCATORS.test(words.join(' ')) ||
    /^(alt|format|label|name|prompt|role|text|title|type)$/.test(words.at(-1) ?? '')
  );
}

function isNameOfFile(words: string[]): boolean {
  return FILES.test(subjectOf(words)) && !SOURCE_OF.test(words.join(' '));
}

function subjectOf(words: string[]): string {
  return words.findLast((word) => !CARRIERS.test(word)) ?? words.at(-1) ?? '';
}

/** Text or a list without a choice: `image_size` as an enumeration or a number, and a group of settings, are tuned. */
function takesFreeValue(parameter: Parameter): boolean {
  const free =
    ['any', 'array', 'object', 'string'].includes(parameter.type) && parameter.children.length === 0;
  return free && parameter.options === null && (parameter.item?.options ?? null) === null;
}
