import { stat } from 'node:fs/promises';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { DownloadChoice, UploadChoice } from '#shared/contract/transfers.ts';
import type { DownloadFacts, UploadFacts } from '#shared/domain/transfers/facts.ts';
import { planDownload } from '#shared/domain/transfers/plan-download.ts';
import { planUpload } from '#shared/domain/transfers/plan-upload.ts';
import { stamped } from '../plans/stamp.ts';
import { type FactsDeps, readDownloadFacts, readUploadFacts } from './read-facts.ts';

/** What an upload means now, with the stamp that stands for it: for this very file, and this very volume. */
export async function uploadPlan(
  deps: FactsDeps,
  choice: UploadChoice,
): Promise<{ plan: ActionPlan; facts: UploadFacts }> {
  const facts = await readUploadFacts(deps, choice);
  const { connection, pool, volume, overwrite = false, expected, source } = choice;
  const file = source.from === 'page' ? source.file : [source.path, await changedAt(source.path)];
  const about = [connection, pool, volume, overwrite, expected ?? '', file, facts.file.size];
  return { plan: stamped(planUpload(choice, facts), [...about, facts.volume?.path ?? '']), facts };
}

export async function downloadPlan(
  deps: FactsDeps,
  choice: DownloadChoice,
): Promise<{ plan: ActionPlan; facts: DownloadFacts }> {
  const facts = await readDownloadFacts(deps, choice);
  const { connection, pool, volume, to, expected } = choice;
  const about = [connection, pool, volume, to, expected ?? '', facts.volume.path];
  return { plan: stamped(planDownload(choice, facts), about), facts };
}

async function changedAt(path: string): Promise<number> {
  return (await stat(path)).mtimeMs;
}
