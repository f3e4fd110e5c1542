import Button from '@mui/material/Button';
import AddIcon from '@mui/icons-material/Add';
import type { RunPort } from '#shared/contract/container-run/ports.ts';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { SelectAnswer } from '../fields/answers.tsx';
import { ParsedAnswer } from '../fields/parsed-answer.tsx';
import { numberForm, textForm } from '../fields/readers.ts';
import { RowsAnswer } from '../fields/rows-answer.tsx';
import { useDraft } from '../wizard/draft-store.ts';
import { usePlan } from '../wizard/plan-store.ts';

const essentials = ({ container, host, address, transport = 'tcp' }: RunPort) =>
  `${address === undefined ? '' : `${address}, `}${host ?? 'a free port'} to ${container || '…'}/${transport}`;

/** What the image opens and is not published yet comes first. */
function nextPort(offered: readonly string[], ports: readonly RunPort[]): RunPort {
  const open = offered
    .map(each => each.split('/'))
    .find(([port]) => !ports.some(({ container }) => container === Number(port)));
  const [port = '80', transport] = open ?? [];
  return {
    container: Number(port),
    ...(transport === 'udp' && { transport }),
    address: '127.0.0.1',
    host: Number(port) < 1024 ? Number(port) + 8000 : Number(port),
  };
}

export function PortsAnswer() {
  const offered = usePlan(({ plan }) => plan?.image.ports) ?? [];
  return (
    <RowsAnswer<RunPort>
      path="ports"
      label="Published ports"
      nameOf={(_, at) => `Port ${at + 1}`}
      essentialsOf={essentials}
      empty={
        offered.length === 0
          ? 'No port is published.'
          : `No port is published. The image opens ${offered.join(', ')}.`
      }
      fields={(_, at) => (
        <AnswerRow>
          <ParsedAnswer
            path={`ports.${at}.host`}
            label="Port of the host"
            placeholder="A free one"
            {...numberForm}
          />
          <ParsedAnswer path={`ports.${at}.container`} label="Port of the container" {...numberForm} />
          <ParsedAnswer
            path={`ports.${at}.address`}
            label="Address of the host"
            placeholder="Every address"
            mono
            {...textForm}
          />
          <SelectAnswer
            path={`ports.${at}.transport`}
            label="Transport"
            unsaid="TCP"
            choices={[
              { value: 'udp', label: 'UDP' },
              { value: 'sctp', label: 'SCTP' },
            ]}
          />
        </AnswerRow>
      )}
      actions={add => (
        <Button
          startIcon={<AddIcon />}
          onClick={() => add(nextPort(offered, useDraft.getState().draft?.ports ?? []))}
        >
          Publish a port
        </Button>
      )}
    />
  );
}
