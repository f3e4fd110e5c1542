import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useMemo, useState } from 'react';
import { groupSchema, tagSchema } from '#shared/contract/guests.ts';
import { api } from '#renderer/api/client.ts';
import { guestRef, useGuests, type GuestKey } from '#renderer/api/live/guests.ts';
import { reportOutcomes } from '#renderer/app/guest-actions/report.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { commonLabels, labelChanges } from './label-changes.ts';
import { namesOf, useGuestsByKey } from './use-guests.ts';
import styles from './dialogs.module.css';

/** The group and the tags of one guest, or of several at once: then only what is changed here changes. */
export default function LabelsDialog({
  guests: keys,
  onClose,
}: {
  guests: readonly GuestKey[];
  onClose: () => void;
}) {
  const guests = useGuestsByKey(keys);
  const everyone = useGuests(state => state.byKey);
  const titleId = useId();
  const [before] = useState(() => commonLabels(guests));
  const [group, setGroup] = useState(before.group);
  const [tags, setTags] = useState<readonly string[]>(before.tags);
  const known = useMemo(() => {
    const all = [...everyone.values()];
    return {
      groups: [...new Set(all.flatMap(guest => guest.group ?? []))].toSorted(),
      tags: [...new Set(all.flatMap(guest => guest.tags))].toSorted(),
    };
  }, [everyone]);

  const groupProblem =
    group && !groupSchema.safeParse(group).success ? 'At most 60 characters, on one line.' : undefined;
  const tagProblem = tags.every(tag => tagSchema.safeParse(tag).success)
    ? undefined
    : 'A tag has at most 60 characters.';
  const ready = groupProblem === undefined && tagProblem === undefined;

  const save = async () => {
    onClose();
    const changes = labelChanges(before, { group, tags });
    if (changes === undefined) return;
    try {
      reportOutcomes('change', guests, await api.guests.label({ guests: guests.map(guestRef), ...changes }));
    } catch (error) {
      notifyFailure(error);
    }
  };

  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <form
        onSubmit={event => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <DialogTitle id={titleId}>Group and tags of {namesOf(guests)}</DialogTitle>
        <DialogContent className={styles['form'] ?? ''}>
          <Autocomplete
            freeSolo
            options={known.groups}
            inputValue={group ?? ''}
            onInputChange={(_event, value, reason) => reason !== 'reset' && setGroup(value)}
            onChange={(_event, value) => setGroup(value ?? '')}
            renderInput={params => (
              <TextField
                {...params}
                autoFocus
                label="Group"
                placeholder={before.group === undefined ? 'Different ones: stays as it is' : 'No group'}
                error={groupProblem !== undefined}
                helperText={groupProblem}
              />
            )}
          />
          <Autocomplete
            multiple
            freeSolo
            autoSelect
            options={known.tags}
            value={[...tags]}
            onChange={(_event, value) => setTags([...new Set(value.map(tag => tag.trim()).filter(Boolean))])}
            renderInput={params => (
              <TextField
                {...params}
                label={guests.length > 1 ? 'Tags that all of them have' : 'Tags'}
                placeholder={tags.length === 0 ? 'Type a tag, then Enter' : ''}
                error={tagProblem !== undefined}
                helperText={tagProblem ?? 'Kept in the guest itself, so that they travel with it.'}
              />
            )}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" disabled={!ready}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
