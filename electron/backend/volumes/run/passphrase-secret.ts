import { randomUUID } from 'node:crypto';
import { LibvirtError } from 'node-libvirt';
import type { ConnectionId } from '#shared/contract/values.ts';
import { secret as secretView } from '#shared/libvirt-xml/documents/secret.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { whenReachable } from '../../connections/when-reachable.ts';
import type { Connections } from '../../ports.ts';

/** A new secret of libvirt for one volume: kept by the daemon alone, which never gives it back. */
export class PassphraseSecret {
  readonly #connections: Connections;
  readonly #connection: ConnectionId;
  readonly #path: string;
  readonly #uuid = randomUUID();

  constructor(connections: Connections, connection: ConnectionId, path: string) {
    this.#connections = connections;
    this.#connection = connection;
    this.#path = path;
  }

  /** The secret's UUID. */
  async define(passphrase: string): Promise<string> {
    const rpc = await this.#connections.require(this.#connection).work();
    const { secret } = await rpc.call('secretDefineXml', { xml: this.#document(), flags: 0 });
    const value = Buffer.from(passphrase, 'utf8');
    try {
      await rpc.call('secretSetValue', { secret, value, flags: 0 });
    } finally {
      value.fill(0);
    }
    return this.#uuid;
  }

  async discard(): Promise<void> {
    await whenReachable(this.#connections, this.#connection, async rpc => {
      const { secrets } = await rpc.call('connectListAllSecrets', { needResults: 1, flags: 0 });
      const ours = secrets.find(({ uuid }) => String(uuid) === this.#uuid);
      try {
        if (ours) await rpc.call('secretUndefine', { secret: ours });
      } catch (error) {
        if (!(error instanceof LibvirtError) || error.codeName !== 'NO_SECRET') throw error;
      }
    });
  }

  #document(): string {
    const document = parseDocument('<secret/>\n');
    const view = secretView.of(document.root);
    view.ephemeral = false;
    view.private = true;
    view.uuid = this.#uuid;
    view.usageType = 'volume';
    view.usageVolume = this.#path;
    return document.toString();
  }
}
