import { procedures } from '../procedures.ts';
import type { JournalDeps } from '../unfinished/kinds.ts';
import type { PageFiles } from './page-files.ts';
import { downloadPlan, uploadPlan } from './plan.ts';
import type { Roads } from './roads.ts';
import { type DownloadDeps, runDownload } from './run-download.ts';
import { Uploads } from './run-upload.ts';

/** Bringing files into volumes and volumes into files. */
export function createTransfersArea(deps: DownloadDeps & JournalDeps, roads: Roads, files: PageFiles) {
  const uploads = new Uploads(deps, files);
  const { transfers } = procedures;
  return {
    planUpload: transfers.planUpload.handler(async ({ input }) => (await uploadPlan(deps, input)).plan),
    upload: transfers.upload.handler(({ input: { stamp, ...choice } }) => uploads.run(choice, stamp)),
    send: transfers.send.handler(({ input, context }) => files.send(input.job, input.file, context.session)),
    planDownload: transfers.planDownload.handler(async ({ input }) => (await downloadPlan(deps, input)).plan),
    download: transfers.download.handler(({ input, context }) =>
      runDownload(deps, roads, input, context.session),
    ),
  };
}
