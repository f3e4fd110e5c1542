import {
  NetworkUpdateCommand,
  NetworkUpdateFlags,
  NetworkUpdateSection,
  type NetworkRef,
} from 'node-libvirt';
import { runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { NetworkAction } from '#shared/contract/networks.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import type { NetworkDocuments, NetworkStep, NetworkWork } from '#shared/domain/networks/network-work.ts';
import { planNetwork } from '#shared/domain/networks/plan-network.ts';
import { requireShown, stamped } from '../plans/stamp.ts';
import type { LiveConnection } from '../ports.ts';
import { networkRef } from './network-ref.ts';
import { updateNetwork } from './update-network.ts';
import { gatherFacts } from './read-facts.ts';
import { reconnectGuests } from './reconnect.ts';
import type { NetworksDeps } from './networks-deps.ts';

interface Prepared {
  readonly plan: ActionPlan;
  readonly work: readonly NetworkWork[];
  readonly present: NetworkDocuments | undefined;
}

/** Looks at everything anew, and decides; nothing is changed. */
export async function prepareNetwork(
  deps: NetworksDeps,
  live: LiveConnection,
  action: NetworkAction,
): Promise<Prepared> {
  const { facts, documents } = await gatherFacts(deps, live);
  const uuid = 'uuid' in action ? action.uuid : undefined;
  const present = documents.find(({ known }) => known.network.uuid === uuid);
  const { plan, work } = planNetwork(action, facts, present);
  return { plan: stamped(plan, [action, work, present?.revision]), work, present };
}

export async function runNetwork(
  deps: NetworksDeps,
  live: LiveConnection,
  action: NetworkAction,
  stamp: string,
): Promise<{ job: string }> {
  const { plan, work, present } = await prepareNetwork(deps, live, action);
  requireShown(plan, stamp, present?.known.network.name ?? plan.title);
  const { id } = deps.jobs.start(
    { title: plan.title, connection: live.id, cancellable: false },
    async job => {
      const steps = new NetworkSteps(deps, live, present);
      try {
        await runSteps(
          work.map(({ title, step }) => ({ title, ...steps.of(step) })),
          job,
        );
      } finally {
        steps.tell();
      }
    },
  );
  return { job: id };
}

const nothing = async () => undefined;

/** The steps of one network on one connection, each with its way back. */
class NetworkSteps {
  readonly #deps: NetworksDeps;
  readonly #live: LiveConnection;
  readonly #present: NetworkDocuments | undefined;
  #net: NetworkRef | undefined;

  constructor(deps: NetworksDeps, live: LiveConnection, present: NetworkDocuments | undefined) {
    this.#deps = deps;
    this.#live = live;
    this.#present = present;
    const network = present?.known.network;
    if (network) this.#net = networkRef(network);
  }

  of(step: NetworkStep): Omit<UndoableStep, 'title'> {
    const start = async () => {
      await this.#call('networkCreate');
    };
    const stop = async () => {
      await this.#call('networkDestroy');
    };
    switch (step.do) {
      case 'define':
        return { do: () => this.#define(step.xml), undo: () => this.#undefine() };
      case 'update':
        return {
          do: () => this.#update(step.update, step.update.command),
          undo: () => this.#update(step.update, step.update.command === 'ADD' ? 'DELETE' : 'ADD'),
        };
      case 'start':
        return { do: start, undo: stop };
      case 'stop':
        return { do: stop, undo: this.#present?.known.network.transient === true ? nothing : start };
      case 'reconnect':
        return { do: () => reconnectGuests(this.#deps, this.#live, this.#made()), undo: nothing };
      case 'autostart':
        return {
          do: () => this.#autostart(step.on),
          undo: () => this.#autostart(this.#present?.known.network.autostart === true),
        };
      case 'undefine':
        // The last of all steps: nothing after it could fail.
        return { do: async () => void (await this.#call('networkUndefine')), undo: nothing };
    }
  }

  /** Who looks at the network is told, for what libvirt has no event for. */
  tell(): void {
    this.#deps.hosts.of(this.#live).networks.forget();
    this.#deps.hostNets.forget(this.#live);
    if (this.#net)
      this.#deps.news.emit({ connection: this.#live.id, uuid: uuidSchema.parse(this.#net.uuid) });
  }

  #made(): NetworkRef {
    if (!this.#net) throw new Error('The network is not defined yet.');
    return this.#net;
  }

  async #call(name: 'networkCreate' | 'networkDestroy' | 'networkUndefine') {
    return await (await this.#live.work()).call(name, { net: this.#made() });
  }

  async #autostart(on: boolean): Promise<void> {
    await (await this.#live.work()).call('networkSetAutostart', { net: this.#made(), autostart: on ? 1 : 0 });
  }

  async #define(xml: string): Promise<void> {
    this.#net = (await (await this.#live.work()).call('networkDefineXml', { xml })).net;
  }

  /** Back to the definition that was there, if there was one. */
  async #undefine(): Promise<void> {
    if (this.#present && !this.#present.known.network.transient) await this.#define(this.#present.lasting);
    else await this.#call('networkUndefine');
  }

  async #update(
    { section, parent, xml }: Extract<NetworkStep, { do: 'update' }>['update'],
    command: 'ADD' | 'DELETE',
  ): Promise<void> {
    const rpc = await this.#live.work();
    await updateNetwork(rpc, {
      net: this.#made(),
      command: command === 'ADD' ? NetworkUpdateCommand.ADD_FIRST : NetworkUpdateCommand.DELETE,
      section: NetworkUpdateSection[section],
      parentIndex: parent,
      xml,
      flags: NetworkUpdateFlags.LIVE,
    });
  }
}
