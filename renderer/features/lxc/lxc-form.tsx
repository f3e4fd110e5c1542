import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { Suspense, useState, type FormEvent } from 'react';
import { lxcWays } from '#renderer/api/lxc.ts';
import { go } from '#renderer/app/go.ts';
import { tellOfJob } from '#renderer/app/notifications/tell-of-job.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { lazy } from '#renderer/ui/lazy.ts';
import { More } from '#renderer/ui/more.tsx';
import { PlanView } from '#renderer/ui/plan/plan-view.tsx';
import { problemsByField } from '#renderer/ui/plan/problems.ts';
import { StartNetwork } from '#renderer/ui/plan/start-network.tsx';
import { useActionPlan } from '#renderer/ui/plan/use-action-plan.ts';
import { Section } from '#renderer/ui/section.tsx';
import type { LxcOptions, LxcPlan, LxcRequest } from '#shared/contract/lxc.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { ApartFields } from './apart-fields.tsx';
import { checkDraft, firstDraft, type LxcDraft } from './draft.ts';
import { FolderFields } from './folder-fields.tsx';
import type { FormProps } from './form.ts';
import { ResourceFields } from './resource-fields.tsx';
import { RootFields } from './root-fields.tsx';
import { RunsFields } from './runs-fields.tsx';
import styles from './lxc.module.css';

const XmlEditor = lazy(async () => ({
  default: (await import('#renderer/ui/xml-editor/xml-editor.tsx')).XmlEditor,
}));

interface Props {
  connection: ConnectionId;
  options: LxcOptions;
  /** What is known already of the new container. */
  beginning: Partial<LxcDraft>;
}

/** The form of a new container, and below it what will be done. What is made is what was shown. */
export function LxcForm({ connection, options, beginning }: Props) {
  const [draft, setDraft] = useState<LxcDraft>(() => ({ ...firstDraft(options), ...beginning }));
  const [touched, setTouched] = useState(false);
  const { request, issues } = checkDraft(draft, connection);
  const { plan, failure, stale, changed, refused, busy, again, run } = useActionPlan<LxcRequest, LxcPlan>(
    lxcWays.planOf,
    lxcWays.runOf,
    request,
  );
  // What is shown is still of the source before: not a word of it would be done.
  const sourceMissing = [...issues.keys()].some(field => field.startsWith('root.'));
  const planned = problemsByField(request === undefined ? undefined : plan);
  // What is still empty at the beginning is no mistake.
  const form: FormProps = {
    connection,
    options,
    draft,
    problemOf: field => (touched ? issues.get(field) : undefined) ?? planned(field),
    change: part => {
      // What another source asks for is empty still: no mistake either.
      setTouched(!('from' in part));
      setDraft(before => ({ ...before, ...part }));
    },
  };
  const ready = plan !== undefined && !stale && !busy && !failure && plan.problems.length === 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const job = await run();
    if (job === undefined) return;
    tellOfJob(job, plan.title);
    void go({ to: '/guests', search: true });
  };
  return (
    <form className={styles['columns']} onSubmit={event => void submit(event)}>
      <Section title="Container">
        <div className={styles['fields']}>
          <TextField
            fullWidth
            label="Name"
            value={draft.name}
            error={form.problemOf('name') !== undefined}
            helperText={form.problemOf('name')}
            onChange={({ target }) => form.change({ name: target.value })}
          />
          <RootFields {...form} />
        </div>
      </Section>
      <Section title="What it runs">
        <div className={styles['fields']}>
          <RunsFields {...form} />
        </div>
      </Section>
      <Section title="What it gets">
        <div className={styles['fields']}>
          <ResourceFields {...form} />
          <More label="Folders of the host, and memory" open={draft.folders.length > 0}>
            <div className={styles['fields']}>
              <FolderFields {...form} />
            </div>
          </More>
        </div>
      </Section>
      <Section title="How it is kept apart">
        <div className={styles['fields']}>
          <ApartFields {...form} />
        </div>
      </Section>
      <Section title="Before it is made">
        <div className={styles['fields']}>
          {changed && (
            <Attention
              what="Something has changed since this was shown."
              why="Nothing was done. Below is what would be done now."
            />
          )}
          {refused && <FailureNote failure={refused} />}
          {failure && <FailureNote failure={failure} />}
          {plan && !failure && !sourceMissing ? (
            <PlanView
              plan={plan}
              stale={stale}
              wayOut={inTheWay => (
                <StartNetwork connection={connection} failure={inTheWay} onStarted={again} />
              )}
            />
          ) : (
            <p role="status">
              {request === undefined
                ? 'Say where its files come from; then it is shown here.'
                : 'Looking at what this takes…'}
            </p>
          )}
          {plan && !sourceMissing && (
            <More label="Its document">
              <div className={styles['document']}>
                <Suspense fallback={null}>
                  <XmlEditor label="Document of the new container" text={plan.xml} />
                </Suspense>
              </div>
            </More>
          )}
          <FormControlLabel
            label="Start it when it is made"
            control={<Checkbox checked={draft.start} onChange={(_, start) => form.change({ start })} />}
          />
          <FormControlLabel
            label="Start it with the host"
            control={
              <Checkbox checked={draft.autostart} onChange={(_, autostart) => form.change({ autostart })} />
            }
          />
          <div className={styles['foot']}>
            <Button onClick={() => void go({ to: '/guests', search: true })}>Cancel</Button>
            <Button type="submit" variant="contained" color="primary" disabled={!ready}>
              Make the container
            </Button>
          </div>
        </div>
      </Section>
    </form>
  );
}
