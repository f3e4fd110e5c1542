import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { planFunctions } from '#renderer/api/sriov.ts';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { HostPlanNotes } from '#renderer/ui/host-change/host-plan-notes.tsx';
import { useSettled } from '#renderer/ui/use-settled.ts';
import type { PhysicalFunction, SriovChange } from '#shared/contract/sriov.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

interface Props {
  connection: ConnectionId;
  device: PhysicalFunction;
  onReview: (change: SriovChange) => void;
  onClose: () => void;
}

const settleMs = 200;

/** How many functions there are to be; says at once what stands in the way. */
export function CountDialog({ connection, device, onReview, onClose }: Props) {
  const id = useId();
  const { address, atMost, functions, nets } = device;
  const [text, setText] = useState(String(functions.length === 0 ? Math.min(4, atMost) : functions.length));
  const [keep, setKeep] = useState(device.kept !== undefined);
  const count = /^\d{1,5}$/.test(text.trim()) ? Number(text) : undefined;
  const fits = count !== undefined && count <= atMost;
  const change: SriovChange = { do: 'count', device: address, count: count ?? 0, keep };
  const asked = useSettled(JSON.stringify(change), settleMs);
  const { data: plan, isPlaceholderData } = useQuery({
    queryKey: ['host-plan', connection, asked],
    queryFn: ({ signal }) => planFunctions(connection, JSON.parse(asked) as SriovChange, signal),
    enabled: fits,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const current = fits && plan !== undefined && !isPlaceholderData && asked === JSON.stringify(change);
  const ready = current && plan.problems.length === 0 && plan.steps.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onReview(change);
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <form onSubmit={submit}>
        <DialogTitle id={id}>Functions of {nets[0]?.name ?? address}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <TextField
            label="How many"
            value={text}
            inputRef={focusOnMount}
            error={!fits}
            helperText={
              fits
                ? `Up to ${atMost}; 0 takes all away. Those there are go first, with what was set for them: what stays is set again.`
                : `A number from 0 to ${atMost}.`
            }
            onChange={event => setText(event.target.value)}
          />
          <FormControlLabel
            label="At every start of the host too"
            control={<Checkbox checked={keep} onChange={(_, checked) => setKeep(checked)} />}
          />
          {fits && plan && <HostPlanNotes plan={plan} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" disabled={!ready}>
            Review…
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
