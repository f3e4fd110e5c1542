import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useId, useState, type FormEvent } from 'react';
import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import { Labelled } from '#renderer/ui/labelled.tsx';
import type { BridgeAddressing, BridgeWish, HostInterface } from '#shared/contract/host-bridges.ts';
import { checkAddressing, checkName } from '#shared/domain/host-bridges/check-wish.ts';
import { freeBridgeName } from '#shared/domain/host-bridges/free-name.ts';
import { StaticFields, type StaticTexts, splitWords, textsOf } from './static-fields.tsx';
import styles from './bridges.module.css';

interface Props {
  interfaces: readonly HostInterface[];
  port: string;
  /** What was entered before its plan was looked at. */
  before?: BridgeWish | undefined;
  onReview: (wish: BridgeWish) => void;
  onClose: () => void;
}

type Mode = BridgeAddressing['mode'];

/** The few questions that a bridge has; everything else is taken over from the interface. */
export function MakeBridgeDialog({ interfaces, port, before, onReview, onClose }: Props) {
  const id = useId();
  const was = before?.do === 'make' ? before : undefined;
  const below = interfaces.find(({ name }) => name === port);
  const has = below !== undefined && checkAddressing({ mode: 'keep' }, below).length === 0;
  const [bridge, setBridge] = useState(was?.bridge ?? freeBridgeName(interfaces.map(({ name }) => name)));
  const [mode, setMode] = useState<Mode>(was?.addressing.mode ?? (has ? 'keep' : 'dhcp'));
  const [texts, setTexts] = useState<StaticTexts>(() => textsOf(was?.addressing));
  const [stp, setStp] = useState(was?.stp ?? false);
  const [seconds, setSeconds] = useState(String(was?.seconds ?? 90));

  const addressing: BridgeAddressing =
    mode === 'static'
      ? {
          mode,
          addresses: splitWords(texts.addresses),
          gateways: splitWords(texts.gateways),
          dns: splitWords(texts.dns),
        }
      : { mode };
  const problems = below
    ? [...checkName(bridge.trim(), interfaces), ...checkAddressing(addressing, below)]
    : [];
  const problemOf = (field: string) => {
    const failure = problems.find(each => each.field?.startsWith(field))?.failure;
    return failure?.code === 'NAME_TAKEN'
      ? 'There is an interface of that name already.'
      : failure?.params['reason'];
  };
  const time = Number(seconds);
  const timeProblem =
    Number.isInteger(time) && time >= 20 && time <= 3600 ? undefined : 'Between 20 and 3600 seconds.';
  const ready = problems.length === 0 && timeProblem === undefined;
  const review = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onReview({ do: 'make', bridge: bridge.trim(), port, addressing, stp, seconds: time });
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <form onSubmit={review}>
        <DialogTitle id={id}>Make a bridge in the place of {port}</DialogTitle>
        <DialogContent className={styles['form'] ?? ''}>
          <Labelled label="Name" problem={problemOf('bridge')} hint="As other programs of the host see it.">
            {({ id: field, describedBy }) => (
              <TextField
                id={field}
                value={bridge}
                autoFocus
                error={problemOf('bridge') !== undefined}
                onChange={({ target }) => setBridge(target.value)}
                slotProps={{ htmlInput: { 'aria-describedby': describedBy, spellCheck: false } }}
              />
            )}
          </Labelled>
          <ChoiceCards<Mode>
            label="Addresses of the host on it"
            value={mode}
            choices={[
              ...(has ? [{ value: 'keep' as const, label: `What ${port} has now`, about: kept(below) }] : []),
              { value: 'dhcp', label: 'From the network', about: 'By DHCP, and router advertisements.' },
              { value: 'static', label: 'These', about: 'Addresses that you type.' },
              { value: 'none', label: 'None', about: 'Guests are there, the host is not.' },
            ]}
            onChange={setMode}
          />
          {mode === 'static' && <StaticFields texts={texts} problemOf={problemOf} onChange={setTexts} />}
          <FormControlLabel
            control={<Checkbox checked={stp} onChange={({ target }) => setStp(target.checked)} />}
            label="Spanning tree: only where cables could make a loop; the network starts half a minute later"
          />
          <Labelled
            label="Go back by itself after"
            problem={timeProblem}
            hint="Seconds in which you confirm that you still reach the host."
          >
            {({ id: field, describedBy }) => (
              <TextField
                id={field}
                value={seconds}
                error={timeProblem !== undefined}
                onChange={({ target }) => setSeconds(target.value)}
                slotProps={{ htmlInput: { inputMode: 'numeric', 'aria-describedby': describedBy } }}
              />
            )}
          </Labelled>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" disabled={!ready}>
            Look at the plan
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

const kept = ({ addresses }: HostInterface) =>
  addresses.length > 0
    ? `Its settings word for word: ${addresses.join(', ')} now.`
    : 'Its settings, word for word.';
