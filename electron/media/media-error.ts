import type { Failure, FailureCode } from '#shared/contract/failure.ts';

/** What went wrong with an image or a download, as a value of the closed set. */
export class MediaError extends Error {
  override readonly name = 'MediaError';
  readonly failure: Failure;

  constructor(code: FailureCode, params: Record<string, string>, detail?: string, cause?: unknown) {
    super(detail ?? params['reason'] ?? code, cause === undefined ? undefined : { cause });
    this.failure = { code, params, ...(detail !== undefined && { detail }) };
  }
}
