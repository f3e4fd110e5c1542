export { type ConnectOptions, connect } from './connect.ts';
export type { CallOptions } from './connection/call-table.ts';
export type { CloseReason } from './connection/close-reason.ts';
export type { CallName, Connection } from './connection/connection.ts';
export type { KeepAliveOptions } from './connection/keepalive.ts';
export type { Subscription } from './connection/subscriptions.ts';
export { type ConnectionErrorKind, LibvirtConnectionError, LibvirtError } from './errors.ts';
export * from './protocol/generated/enums.ts';
export type * from './protocol/generated/types.ts';
export { parseUuid, type TypedParam, type TypedParamValue, type Uuid } from './protocol/values.ts';
export type { LibvirtStream } from './stream/libvirt-stream.ts';
export type { StreamOptions } from './stream/open-stream.ts';
export {
  type FileRange,
  readSparse,
  type SparseReading,
  type SparseWriting,
  withHoles,
  writeSparse,
} from './stream/sparse.ts';
export { StreamHole } from './stream/stream-hole.ts';
export { formatUri, type LibvirtUri, parseUri } from './uri.ts';
export { XdrError } from './xdr/xdr-error.ts';
export { shellWord, sshDestination, type SshOptions } from './transport/ssh-command.ts';
export { STREAM_CHUNK } from './wire/frame.ts';
export { explainSsh, type SshEnd } from './transport/ssh-failure.ts';
