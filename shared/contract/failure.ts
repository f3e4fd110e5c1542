import { z } from 'zod';

/**
 * Everything that can go wrong, as a closed set. Whoever shows an error decides by its code alone;
 * `shared/domain/failures/words.ts` turns a code into a sentence and a remedy.
 */
export const failureCodes = [
  'INPUT_INVALID',
  'URI_INVALID',
  'DAEMON_ABSENT',
  'SOCKET_PERMISSION',
  'CONNECTION_LOST',
  'HOST_UNREACHABLE',
  'SSH_KEY_REFUSED',
  'SSH_HOST_KEY_UNKNOWN',
  'SSH_FAILED',
  'AUTH_UNSUPPORTED',
  'AUTH_DENIED',
  'DRIVER_ABSENT',
  'READ_ONLY',
  'NOT_FOUND',
  'NAME_TAKEN',
  'CONFLICT',
  'STATE_INVALID',
  'NO_SPACE',
  'NO_MEMORY',
  'FILE_NOT_FOUND',
  'FILE_UNREADABLE',
  'FILE_NOT_AN_IMAGE',
  'FILE_DAMAGED',
  'CHECKSUM_MISMATCH',
  'DOWNLOAD_FAILED',
  'NETWORK_INACTIVE',
  'NETWORK_ABSENT',
  'POOL_INACTIVE',
  'POOL_ABSENT',
  'RESOURCE_BUSY',
  'DEVICE_ABSENT',
  'DEVICE_HELD',
  'DEVICE_NEEDED',
  'DOCUMENT_REJECTED',
  'BACKING_FILE_MISSING',
  'AGENT_ABSENT',
  'UNSUPPORTED',
  'AGENT_UNRESPONSIVE',
  'CONSOLE_UNAVAILABLE',
  'DISPLAY_SPICE_ONLY',
  'DISPLAY_SILENT',
  'TICKET_INVALID',
  'TIMEOUT',
  'CANCELLED',
  'HYPERVISOR_FAILED',
  'ENGINE_ABSENT',
  'ENGINE_PERMISSION',
  'ENGINE_FAILED',
  'API_TOO_OLD',
  'CONFIG_BROKEN',
  'IMAGE_ABSENT',
  'PULL_REFUSED',
  'PULL_CUT_OFF',
  'PORT_TAKEN',
  'PROGRAM_ABSENT',
  'STOP_IGNORED',
  'COMPOSE_REJECTED',
  'INTERNAL',
] as const;

export const failureCodeSchema = z.enum(failureCodes);
export type FailureCode = z.infer<typeof failureCodeSchema>;

/** An error as a value. `params` fill the sentence (`name`, `path`, `uri`, `host`, `needed`, `free` …). */
export const failureSchema = z.object({
  code: failureCodeSchema,
  params: z.record(z.string(), z.string()),
  /** What libvirt, the kernel or ssh said, word for word; shown folded away. */
  detail: z.string().optional(),
});
export type Failure = z.infer<typeof failureSchema>;
