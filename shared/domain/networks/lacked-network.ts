import type { Failure } from '../../contract/failure.ts';
import type { NeededNetwork } from '../../contract/networks.ts';

/** The network that a failure is about, where that being off or missing is all that keeps a guest from starting. */
export function lackedNetwork({ code, params }: Failure): Pick<NeededNetwork, 'name' | 'is'> | undefined {
  const name = params['network'];
  if (name === undefined || (code !== 'NETWORK_INACTIVE' && code !== 'NETWORK_ABSENT')) return undefined;
  return { name, is: code === 'NETWORK_INACTIVE' ? 'inactive' : 'absent' };
}
