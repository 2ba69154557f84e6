import { z } from 'zod';
import { validateComplete } from '@/lib/config-schema';

const holder = { type: 'object', properties: { uri: { type: 'string', format: 'uri' } } };

/** An absolute address. The rule is the engine's `uri` format, so that zod and the engine cannot disagree. */
export const uri = z
  .string()
  .refine((text) => validateComplete(holder, { uri: text }).length === 0, 'Must be a URI')
  .meta({ format: 'uri' });
