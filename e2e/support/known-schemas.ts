const NOTHING =
  'Nothing in this object says which parameters there are. Give a Replicate model or version, an OpenAPI 3 document, or a JSON Schema that describes an object';

/** The documents of the corpus and of the fixtures that are refused, each with the reason. Everything else imports. */
export const REFUSED: Readonly<Record<string, string>> = {
  'huggingface/audio-classification': elsewhere('ClassificationOutputTransform'),
  'huggingface/automatic-speech-recognition': elsewhere('GenerationParameters'),
  'huggingface/image-classification': elsewhere('ClassificationOutputTransform'),
  'huggingface/image-to-text': elsewhere('GenerationParameters'),
  'huggingface/text-classification': elsewhere('ClassificationOutputTransform'),
  'huggingface/text-to-audio': elsewhere('GenerationParameters'),
  'huggingface/text-to-speech': elsewhere('GenerationParameters'),
  'huggingface/video-classification': elsewhere('ClassificationOutputTransform'),
  'jsonforms/1948-2': NOTHING,
  'jsonforms/enumInArray': notAnObject('array'),
  'jsonforms/generate': NOTHING,
  'jsonforms/generate-dynamic': NOTHING,
  'jsonforms/mixed': notAnObject('string or boolean or integer'),
  'jsonforms/string': notAnObject('string'),
  'rjsf/customArray': notAnObject('array'),
  'rjsf/single': notAnObject('string'),
};

/**
 * The documents whose rules ask for one of several parameters, which no default sets: what is wrong with the config until
 * one is set. A single parameter that is required and has no default is an input of each job.
 */
export const ASKING: Readonly<Record<string, string>> = {
  'rjsf/customFieldAnyOf': 'Does not fit any of the allowed forms',
  'rjsf/oneOf': 'Does not fit any of the allowed forms',
};

/** Eight documents of Hugging Face share definitions that lie in a file of their own. */
function elsewhere(name: string): string {
  const address = `/inference/schemas/common-definitions.json#/definitions/${name}`;
  return `The reference ${address} leads to another document, and nothing is fetched: add "${name}" under "definitions" at the top of this one`;
}

function notAnObject(type: string): string {
  return `Describes ${type}, not an object: give the parameters as the properties of an object`;
}
