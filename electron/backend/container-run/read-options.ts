import { z } from 'zod';
import type { RunOptions } from '#shared/contract/container-run/plan.ts';
import type { LiveEngine } from '../engines/ports.ts';

/** GET /info (Docker Engine API) */
const infoAnswerSchema = z.object({
  Plugins: z.object({ Log: z.array(z.string()).nullish() }).nullish(),
});

/** What can be chosen on one engine now. */
export async function readOptions({ docker }: LiveEngine): Promise<RunOptions> {
  const answer: unknown = await docker.info();
  return { logDrivers: infoAnswerSchema.parse(answer).Plugins?.Log ?? [] };
}
