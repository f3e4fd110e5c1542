import CloseIcon from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useFilter } from '#renderer/api/filters.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { lazy } from '#renderer/ui/lazy.ts';
import { More } from '#renderer/ui/more.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { Filter, FilterForm } from '#shared/contract/filters.ts';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { FILLED } from '#shared/domain/filters/resolve.ts';
import { goTo } from '../place.ts';
import type { Asked } from './asked-dialog.tsx';
import { actionWords, directionWords, ruleText } from './rule-words.ts';
import styles from './filters.module.css';

const XmlEditor = lazy(async () => ({
  default: (await import('#renderer/ui/xml-editor/xml-editor.tsx')).XmlEditor,
}));

interface Props {
  connection: ConnectionId;
  uuid: Uuid;
  filters: readonly Filter[];
  onAsk: (asked: Asked) => void;
  onClose: () => void;
}

/** One filter: its rules in order, its variables, who uses it, and its document. */
export function FilterPanel({ connection, uuid, filters, onAsk, onClose }: Props) {
  const { found, failure } = useFilter(connection, uuid);
  if (failure) return <FailureNote failure={failure} />;
  if (!found) return <div aria-busy="true" />;
  const { filter, form, xml } = found;
  const { name, variables, usedBy, missing, stock, referredBy } = filter;
  const copy = () =>
    onAsk({
      what: 'create',
      form: {
        ...form,
        name: `${name}-copy`,
        entries: form.entries.map(entry => ({ ...entry, was: undefined })),
      },
    });
  return (
    <div className={styles['panel']}>
      <header className={styles['header']}>
        <h2 title={name}>{name}</h2>
        <Button variant="contained" color="primary" onClick={() => onAsk({ what: 'attach', filter })}>
          Put on a card
        </Button>
        <Button onClick={() => onAsk({ what: 'edit', filter, base: xml, form })}>Change</Button>
        <Button onClick={copy}>Copy</Button>
        <Button color="error" onClick={() => onAsk({ what: 'delete', filter })}>
          Delete
        </Button>
        <IconButton aria-label="Close the panel" onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </header>
      <div className={styles['body']}>
        {missing.length > 0 && (
          <Attention
            what={`It refers to ${missing.join(', ')}, which is not there.`}
            why="No guest can start with it."
          />
        )}
        {stock && (
          <Attention
            tone="info"
            what="It came with libvirt."
            why="Change a copy of it: others count on what it does."
          />
        )}
        <Section title="Rules, in order">
          <Rules connection={connection} entries={form.entries} filters={filters} />
        </Section>
        {variables.length > 0 && (
          <Section title="Variables">
            <p>
              {variables
                .map(variable => `$${variable}${FILLED.has(variable) ? ' (libvirt finds it out)' : ''}`)
                .join(', ')}
            </p>
          </Section>
        )}
        <Section title="Used by">
          {usedBy.length === 0 && referredBy.length === 0 && <p>No guest and no other filter.</p>}
          <ul className={styles['lines']}>
            {usedBy.map(({ guest, mac, parameters }) => (
              <li key={`${guest.uuid} ${mac ?? ''}`}>
                <Link
                  to="/guests/$connection/$uuid/hardware/{-$item}"
                  params={{ connection: guest.connection, uuid: guest.uuid, item: mac && `interface:${mac}` }}
                >
                  {guest.name}
                </Link>{' '}
                <small>
                  {[
                    guest.running ? 'running' : 'off',
                    mac,
                    ...parameters.map(each => `${each.name}=${each.value}`),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </li>
            ))}
            {referredBy.map(other => (
              <li key={other}>
                the filter <strong>{other}</strong>
              </li>
            ))}
          </ul>
        </Section>
        <More label="XML">
          <Suspense fallback={null}>
            <XmlEditor label={`XML of ${name}`} text={xml} />
          </Suspense>
        </More>
      </div>
    </div>
  );
}

interface RulesProps {
  connection: ConnectionId;
  entries: FilterForm['entries'];
  filters: readonly Filter[];
}

function Rules({ connection, entries, filters }: RulesProps) {
  if (entries.length === 0) return <p>It has none: everything passes.</p>;
  return (
    <ol className={styles['rules']}>
      {entries.map((entry, index) => {
        if (entry.entry === 'rule')
          return (
            <li key={entry.was ?? index} data-action={entry.action}>
              <strong>{actionWords[entry.action]}</strong> {directionWords[entry.direction]}:{' '}
              {ruleText(entry)}
              {entry.priority !== undefined && <small> priority {entry.priority}</small>}
            </li>
          );
        const other = filters.find(({ name }) => name === entry.filter);
        return (
          <li key={entry.was ?? index}>
            as{' '}
            {other ? (
              <button type="button" onClick={() => goTo(connection, 'filters', other.uuid)}>
                {entry.filter}
              </button>
            ) : (
              entry.filter
            )}
            {entry.parameters.length > 0 && (
              <small> with {entry.parameters.map(({ name, value }) => `${name}=${value}`).join(', ')}</small>
            )}
          </li>
        );
      })}
    </ol>
  );
}
