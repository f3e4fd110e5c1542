import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import { useEngineNetworks } from '#renderer/api/live/engine-networks.ts';
import type { RunNetwork, RunNetworking } from '#shared/contract/container-run/network.ts';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { SelectControl } from '#renderer/ui/wizard/select-control.tsx';
import { ParsedAnswer } from '../fields/parsed-answer.tsx';
import { listForm, textForm } from '../fields/readers.ts';
import { RowsAnswer } from '../fields/rows-answer.tsx';
import { useDraft } from '../wizard/draft-store.ts';
import { useAnswer } from '../wizard/use-answer.ts';
import { NetworkName } from './network-name.tsx';

const modes = [
  { value: 'default', label: 'The engine’s bridge' },
  { value: 'networks', label: 'Networks of your own' },
  { value: 'host', label: 'The host’s own network' },
  { value: 'container', label: 'Another container’s network' },
  { value: 'none', label: 'No network' },
];

function begun(mode: string, first: string): RunNetworking {
  if (mode === 'networks') return { mode, networks: [{ name: first }] };
  if (mode === 'container') return { mode, container: '' };
  return { mode: mode === 'host' || mode === 'none' ? mode : 'default' };
}

export function NetworkAnswer() {
  const answer = useAnswer('network');
  const engine = useDraft(({ draft }) => draft?.engine);
  const own = (useEngineNetworks(engine).items ?? []).filter(({ predefined }) => !predefined);
  const mode = answer.value?.mode ?? 'default';
  const choose = (next: string) =>
    next === 'default' ? answer.reset() : answer.set(begun(next, own[0]?.name ?? ''));
  return (
    <>
      <SelectControl
        answer={{
          ...answer,
          chosen: false,
          problems: answer.problems.filter(({ field }) => field === 'network'),
          value: mode,
          resolved: undefined,
          set: choose,
        }}
        label="It is on"
        choices={modes}
      />
      {mode === 'container' && (
        <ParsedAnswer path="network.container" label="Container" hint="By its name." mono {...textForm} />
      )}
      {mode === 'networks' && (
        <RowsAnswer<RunNetwork>
          path="network.networks"
          label="Networks"
          nameOf={({ name }) => name || 'Network'}
          essentialsOf={({ aliases = [], ipv4, ipv6 }) => [ipv4, ipv6, ...aliases].filter(Boolean).join(', ')}
          empty="No network is chosen."
          fields={(_, at) => (
            <AnswerRow>
              <NetworkName at={at} names={own.map(({ name }) => name)} />
              <ParsedAnswer
                path={`network.networks.${at}.aliases`}
                label="Names there"
                placeholder="Only its own"
                mono
                {...listForm}
              />
              <ParsedAnswer
                path={`network.networks.${at}.ipv4`}
                label="IPv4 address"
                placeholder="A free one"
                mono
                {...textForm}
              />
              <ParsedAnswer
                path={`network.networks.${at}.ipv6`}
                label="IPv6 address"
                placeholder="A free one"
                mono
                {...textForm}
              />
            </AnswerRow>
          )}
          actions={add => (
            <Button startIcon={<AddIcon />} onClick={() => add({ name: '' })}>
              Another network
            </Button>
          )}
        />
      )}
    </>
  );
}
