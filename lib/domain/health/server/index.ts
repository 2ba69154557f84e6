import type { z } from 'zod';
import { findAlarms, type Retained } from '@/lib/domain/installation/server';
import type { Context } from '@/lib/platform/context';
import type { readiness } from '../contract';

/** Throws where the database does not answer. What is wrong with it does not make the product less ready. */
export async function readReadiness({
  ctx,
  input,
}: {
  ctx: Context;
  input: { retained: Retained | null };
}): Promise<z.infer<typeof readiness>> {
  const { alarms } = await findAlarms({ ctx, input });
  const present = alarms.filter(({ dismissed }) => !dismissed);
  return { status: 'ready', alarms: present.map(({ code, source }) => ({ code, source })) };
}
