import type { EngineAddress } from '#shared/domain/engines/address.ts';

/** How an engine is reached: its address, and where what TLS needs lies. */
export interface Endpoint {
  readonly address: EngineAddress;
  readonly tls?: TlsFiles;
}

export interface TlsFiles {
  /** Holds ca.pem, cert.pem and key.pem, each only where it is needed. */
  readonly folder: string;
  /** The person's Docker configuration says not to check who answers. */
  readonly trustAnybody?: boolean;
}
