import TextField from '@mui/material/TextField';
import { Labelled } from '#renderer/ui/labelled.tsx';
import type { BridgeAddressing } from '#shared/contract/host-bridges.ts';

export interface StaticTexts {
  readonly addresses: string;
  readonly gateways: string;
  readonly dns: string;
}

const fields = [
  {
    part: 'addresses',
    label: 'Addresses',
    hint: 'With the length of the prefix: 192.168.1.20/24 fd00::20/64',
  },
  { part: 'gateways', label: 'Gateway', hint: 'The router, one of each kind of IP; empty: none.' },
  { part: 'dns', label: 'DNS servers', hint: 'Parted by spaces; empty: none.' },
] as const;

export const splitWords = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

export function textsOf(addressing: BridgeAddressing | undefined): StaticTexts {
  if (addressing?.mode !== 'static') return { addresses: '', gateways: '', dns: '' };
  const { addresses, gateways, dns } = addressing;
  return { addresses: addresses.join(' '), gateways: gateways.join(' '), dns: dns.join(' ') };
}

export function StaticFields({
  texts,
  problemOf,
  onChange,
}: {
  texts: StaticTexts;
  problemOf: (field: string) => string | undefined;
  onChange: (texts: StaticTexts) => void;
}) {
  return fields.map(({ part, label, hint }) => {
    // What was not typed yet is not told off.
    const none = part === 'addresses' && texts.addresses.trim() === '';
    const problem = none ? undefined : problemOf(`addressing.${part}`);
    return (
      <Labelled key={part} label={label} hint={hint} problem={problem}>
        {({ id, describedBy }) => (
          <TextField
            id={id}
            value={texts[part]}
            error={problem !== undefined}
            onChange={({ target }) => onChange({ ...texts, [part]: target.value })}
            slotProps={{ htmlInput: { 'aria-describedby': describedBy, spellCheck: false } }}
          />
        )}
      </Labelled>
    );
  });
}
