import type { JobStore } from '#electron/jobs/job-store.ts';
import type { Catalogue } from '#electron/media/catalogue.ts';
import type { DownloadCache } from '#electron/media/download-cache.ts';
import type { OsDatabase } from '#electron/media/osinfo.ts';
import type { Connection as LibvirtConnection, DomainRef } from 'node-libvirt';
import type { Connection, ConnectionsEvent } from '#shared/contract/connections.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { GuestClaims } from '#shared/domain/guests/claims.ts';
import type { Guest, GuestRef, GuestsEvent } from '#shared/contract/guests.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

/**
 * What areas of the backend share of the state: an area holds none of another's. Plain readers and steps, such
 * as those of storage and networks, are imported from the folder of their noun.
 */

/** Structurally a pino logger; fields first, so that redaction sees them. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** One window, browser tab or command: what a console ticket is bound to. */
export type SessionId = string & { readonly __brand: 'SessionId' };

/** What every front passes with each call. */
export interface CallContext {
  readonly session: SessionId;
}

export type HostFacts = NonNullable<Connection['host']>;

/** A connection that answers now. A reconnect makes a new one: do not keep it across awaits you can avoid. */
export interface LiveConnection {
  readonly id: ConnectionId;
  readonly uri: string;
  readonly label: string;
  readonly host: HostFacts;
  /** For what a person waits for: short calls and events only. */
  readonly rpc: LibvirtConnection;
  /** Opened at first use, for long lists and statistics; never for streams. */
  bulk(): Promise<LibvirtConnection>;
  /** Opened at first use, for calls that may take seconds: start, save, define, delete. */
  work(): Promise<LibvirtConnection>;
  /**
   * Opened at first use, for calls about pools and volumes: each hangs for as long as the server or disk behind its
   * pool does, and libvirtd reads no more than five calls of a connection. See storage/answered.ts.
   */
  storage(): Promise<LibvirtConnection>;
  /** Has what comes next go over another connection; this one is closed once its call was `answered`. */
  leaveStorage(hung: LibvirtConnection, answered: Promise<unknown>): Promise<void>;
  /** A connection of the caller's own, for a long stream; the caller closes it. */
  openStreamConnection(signal?: AbortSignal): Promise<LibvirtConnection>;
  /**
   * A connection of the caller's own, for thousands of small calls; the caller closes it. So many calls are handed to
   * the daemon at once: those it has not begun wait in its socket, and keep it from waiting for us.
   */
  openCrowdConnection(maxInFlight: number): Promise<LibvirtConnection>;
  /** Aborts when this link is gone, for whatever reason. */
  readonly gone: AbortSignal;
}

export interface Connections {
  list(): Connection[];
  get(id: ConnectionId): Connection | undefined;
  /** Throws NOT_FOUND for an unknown id, and for one not online its failure, or CONNECTION_LOST. */
  require(id: ConnectionId): LiveConnection;
  /** The live connection if it is online now. */
  live(id: ConnectionId): LiveConnection | undefined;
  /** Calls back after each change of any connection's facts or state; returns how to stop. */
  onChange(listener: (event: Exclude<ConnectionsEvent, { kind: 'snapshot' }>) => void): () => void;
  watch(signal?: AbortSignal): AsyncGenerator<ConnectionsEvent, void, void>;
}

export interface Guests {
  get(ref: GuestRef): Guest | undefined;
  /** Throws NOT_FOUND. */
  require(ref: GuestRef): Guest;
  list(connection?: ConnectionId): Guest[];
  /** What its document, as last read, takes of the host. */
  claims(ref: GuestRef): GuestClaims;
  watch(signal?: AbortSignal): AsyncGenerator<GuestsEvent, void, void>;
  /** As libvirt wants it in calls; the id is not needed there. Throws NOT_FOUND. */
  domain(ref: GuestRef): DomainRef;
  /** The document now. `secure` adds display passwords: never show or log that one. */
  xml(ref: GuestRef, options?: { inactive?: boolean; secure?: boolean }): Promise<string>;
  /** Reads one guest again and resolves once the cache holds the answer, even if no event came. */
  refresh(ref: GuestRef): Promise<void>;
  /** Where it answers now, by whoever found out first: its row is to show what a page of it does. */
  learnAddresses(ref: GuestRef, addresses: string[]): void;
  /** Resolves with the guest once the predicate holds (undefined: it is gone); rejects when the signal aborts. */
  until(
    ref: GuestRef,
    predicate: (guest: Guest | undefined) => boolean,
    signal: AbortSignal,
  ): Promise<Guest | undefined>;
}

export type Jobs = Pick<JobStore, 'start'>;

/** Systems, what the web has of them, and what of that is here. */
export interface Media {
  readonly database: OsDatabase;
  readonly catalogue: Catalogue;
  readonly cache: DownloadCache;
}

/** Given to every `create…Area(deps)`; each answers with its part of the router. */
export interface AreaDeps {
  readonly connections: Connections;
  readonly guests: Guests;
  readonly jobs: Jobs;
  readonly media: Media;
  readonly log: Logger;
  /** A folder of ours, 0700, that outlives the process. */
  readonly stateDir: string;
  readonly env: NodeJS.ProcessEnv;
  /** Turns whatever was thrown into a value of the closed set. */
  readonly toFailure: (error: unknown, params?: Record<string, string>) => Failure;
  /** Sets right what a guest stands on before it is asked to start; throws why it cannot start. */
  readonly prepareStart: (live: LiveConnection, guest: Guest) => Promise<void>;
}
