import {
  type EngineAddress,
  formatEngineAddress,
  readEngineAddress,
} from '#shared/domain/engines/address.ts';

export const engineKinds = ['ssh', 'tcp', 'unix'] as const satisfies readonly EngineAddress['kind'][];

/** What it takes to reach an engine, field by field, as it is typed. */
export interface EngineForm {
  readonly kind: (typeof engineKinds)[number];
  readonly host: string;
  readonly user: string;
  readonly port: string;
  readonly path: string;
  /** The folder with ca.pem, cert.pem and key.pem. */
  readonly certificates: string;
}

export const emptyEngineForm: EngineForm = {
  kind: 'ssh',
  host: '',
  user: '',
  port: '',
  path: '',
  certificates: '',
};

export type BuiltAddress = { readonly address: string } | { readonly problem: string };

/** The address that the fields make, or what is wrong with them. */
export function buildEngineAddress({ kind, ...typed }: EngineForm): BuiltAddress {
  const { host, user, port, path } = Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [name, value.trim()]),
  ) as Omit<EngineForm, 'kind'>;
  if (kind === 'unix') return checked({ kind, path });
  if (host === '') return { problem: 'Type the name or address of the host.' };
  if (/[\s/@?#]/.test(host)) return { problem: 'A host name holds no spaces and none of / @ ? #.' };
  if (port !== '' && !(/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535))
    return { problem: 'A port is a number from 1 to 65535.' };
  const number = port === '' ? undefined : Number(port);
  if (kind === 'tcp') {
    const tls = typed.certificates.trim() !== '';
    return checked({ kind, host, port: number ?? (tls ? 2376 : 2375), tls: tls || number === 2376 });
  }
  return checked({
    kind,
    host,
    ...(user !== '' && { user }),
    ...(number !== undefined && { port: number }),
  });
}

/**
 * The fields of a whole address, as DOCKER_HOST has it, that was typed or pasted into one of them. Undefined where it is
 * none, or says more than the fields can.
 */
export function takeApart(form: EngineForm, text: string): EngineForm | undefined {
  if (!text.includes('://')) return undefined;
  const read = readEngineAddress(text);
  if ('invalid' in read) return undefined;
  const { address } = read;
  const apart: EngineForm = {
    ...emptyEngineForm,
    certificates: form.certificates,
    kind: address.kind,
    ...(address.kind === 'unix'
      ? { path: address.path }
      : { host: address.host, port: address.port === undefined ? '' : `${address.port}` }),
    ...(address.kind === 'ssh' && { user: address.user ?? '' }),
  };
  const built = buildEngineAddress(apart);
  return 'address' in built && built.address === formatEngineAddress(address) ? apart : undefined;
}

function checked(address: EngineAddress): BuiltAddress {
  const text = formatEngineAddress(address);
  const read = readEngineAddress(text);
  return 'invalid' in read ? { problem: read.invalid } : { address: text };
}
