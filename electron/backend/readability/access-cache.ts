import type { Domain } from '#shared/libvirt-xml/domain/domain.ts';
import type { UnreadableFile } from '#shared/domain/attention/facts.ts';
import { Remembered } from '../create/remembered.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { guestFiles } from './guest-files.ts';
import { lookAtAccess } from './look.ts';

/** Modes and access lists change seldom, and looking at them is a program on the host each time. */
const AGES = { soft: 10_000, hard: 120_000 };

/** Files of guests that QEMU may not read, remembered for a while. */
export class AccessCache {
  readonly #deps: Pick<AreaDeps, 'env' | 'log'>;
  readonly #known = new Remembered<readonly UnreadableFile[]>(AGES);

  constructor(deps: Pick<AreaDeps, 'env' | 'log'>) {
    this.#deps = deps;
  }

  /** None where that cannot be told. Those that are not there at all are told of elsewhere. */
  async unreadable(live: LiveConnection, guest: Domain): Promise<readonly UnreadableFile[]> {
    const files = guestFiles(guest);
    if (files.length === 0) return [];
    const key = [live.id, ...files.map(({ path, write, item }) => `${path} ${write} ${item}`)].join('\n');
    const known = this.#known.of(key, '', async () => {
      const looks = await lookAtAccess(live, this.#deps.env, files);
      return looks.flatMap(({ judgement, facts }, at): UnreadableFile[] => {
        const [obstacle] = judgement.obstacles;
        const file = files[at];
        if (!file || !facts || !obstacle || obstacle.by === 'missing') return [];
        const { path, write, item } = file;
        return [{ path, write, item, user: facts.account.name, what: obstacle.what, why: obstacle.why }];
      });
    });
    try {
      return await known.get();
    } catch (error) {
      this.#deps.log.debug({ err: error, connection: live.id }, 'Whether QEMU may read files is not known');
      return [];
    }
  }

  /** Something was done about it. */
  forget(): void {
    this.#known.forget();
  }
}
