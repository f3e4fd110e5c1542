import type { ContainerAction } from '#shared/contract/container-work.ts';
import type { Container } from '#shared/contract/containers.ts';
import type { EngineNetwork } from '#shared/contract/engine-networks.ts';
import type { EngineVolume } from '#shared/contract/engine-volumes.ts';
import type { Engine } from '#shared/contract/engines.ts';
import type { ComposeTool } from '#shared/contract/projects.ts';
import type { Connection } from '#shared/contract/connections.ts';
import type { DocumentIssue } from '#shared/contract/documents.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { Image } from '#shared/contract/images/image.ts';
import type { Guest, GuestAction } from '#shared/contract/guests.ts';
import type { HistoryEntry } from '#shared/contract/history.ts';
import type { LxcOptions, LxcRequest } from '#shared/contract/lxc.ts';
import type { IsolationFacts } from '#shared/domain/isolation/facts.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { MediatedState } from '#shared/contract/mediated.ts';
import type { BlockJob } from '#shared/contract/performance.ts';
import type { Settings } from '#shared/contract/settings.ts';
import type { SriovState } from '#shared/contract/sriov.ts';
import type { WiringMap } from '#shared/contract/wiring.ts';
import type { Unfinished } from '#shared/contract/unfinished.ts';
import type { LibraryScene } from './invent-library.ts';
import type { InventedDevices } from './devices-router.ts';
import type { InventedPassthrough } from './invent-passthrough.ts';
import type { InventedHost } from './invent-create.ts';
import type { InventedForwards } from './invent-forwards.ts';
import type { InventedBridges } from './invent-host-bridges.ts';
import type { InventedNetworks } from './invent-networks.ts';
import type { InventedPools } from './invent-pools.ts';
import type { InventedTree } from './invent-snapshots.ts';
import type { InventedVolumes } from './invent-volumes.ts';
import type { InventedTuning } from './tuning-router.ts';

/** What an invented world is made of. */
export interface Scene {
  connections: readonly Connection[];
  guests: readonly Guest[];
  engines?: readonly Engine[];
  /** What is wrong with the person's Docker configuration. */
  configuration?: Failure;
  containers?: readonly Container[];
  /** Of every engine; a few of each unless said. */
  engineVolumes?: readonly EngineVolume[];
  engineNetworks?: readonly EngineNetwork[];
  /** The plug-in unless said. */
  compose?: ComposeTool;
  /** Of every engine; a few unless said. */
  images?: readonly Image[];
  refuseContainers?: Partial<Record<ContainerAction, Failure>>;
  /** What new Linux containers can be made of; `made` takes what was asked for. */
  lxc?: { options?: Partial<LxcOptions>; made?: LxcRequest[] };
  /** What separates every guest from its host. */
  isolation?: Partial<IsolationFacts>;
  jobs?: readonly Job[];
  settings?: Partial<Settings>;
  /** What happened to every guest, newest last. */
  history?: readonly HistoryEntry[];
  /** What happened to every container, newest last. */
  containerHistory?: readonly HistoryEntry[];
  /** What runs on the disks of every guest. */
  blockJobs?: readonly BlockJob[];
  /** What is wrong with every document. */
  issues?: readonly DocumentIssue[];
  /** What snapshots each guest has; two branches unless said. */
  snapshots?: InventedTree;
  /** What images the host has; a few unless said. */
  library?: LibraryScene;
  /** Work that was cut short. */
  unfinished?: readonly Unfinished[];
  /** The guests stream never says anything. */
  silent?: boolean;
  /** How long a guest takes to follow an action, in milliseconds. */
  actMs?: number;
  refuse?: Partial<Record<GuestAction, Failure>>;
  /** What becomes of each running guest's document before it is looked at: its lasting one, from the one it runs by. */
  hardware?: (running: string) => string;
  /** What the hosts have to give away; a desktop's unless said. */
  devices?: InventedDevices;
  /** How passthrough stands on the hosts. */
  passthrough?: InventedPassthrough;
  /** Virtual functions and mediated devices of the hosts. */
  sriov?: SriovState;
  wiring?: WiringMap;
  mediated?: MediatedState;
  /** Virtual networks of the hosts. */
  bridges?: InventedBridges;
  forwards?: InventedForwards;
  networks?: InventedNetworks;
  /** Storage pools and secrets of the hosts. */
  pools?: InventedPools;
  /** What is in each of them. */
  volumes?: InventedVolumes;
  /** USB, memory and CPUs of the hosts. */
  tuning?: InventedTuning;
  /** What new guests are planned for; a desktop unless said. */
  host?: InventedHost;
}
