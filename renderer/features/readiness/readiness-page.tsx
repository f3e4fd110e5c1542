import RefreshIcon from '@mui/icons-material/RefreshOutlined';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { connectionIdSchema, type ConnectionId } from '#shared/contract/values.ts';
import { CheckRow } from './check-row.tsx';
import styles from './readiness-page.module.css';
import { byUrgency, summary } from './summary.ts';

const thisComputer = '';

/** Whether a host can run guests, check by check: what was found, why it matters, and what to do. */
export default function ReadinessPage() {
  const queries = useQueryClient();
  const byId = useConnections(state => state.byId);
  const [connection, setConnection] = useState<ConnectionId>();
  const here = [...byId.values()].find(each => each.host?.local === true)?.id;
  const remote = [...byId.values()].filter(each => each.host?.local === false);
  // A connection that comes or goes changes what is found.
  const states = [...byId.values()].map(each => `${each.id}:${each.state}`).join(' ');
  const queryKey = ['readiness', connection ?? thisComputer, states];
  const target = connection === undefined ? {} : { connection };
  const { data, error, isFetching, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.readiness.check(target, { signal }),
    placeholderData: previous => previous,
    staleTime: 0,
  });
  return (
    <Page
      title="Readiness"
      lead={data && summary(data.checks)}
      aside={
        <>
          {remote.length > 0 && (
            <TextField
              select
              value={connection ?? thisComputer}
              slotProps={{ htmlInput: { 'aria-label': 'Host' }, select: { displayEmpty: true } }}
              onChange={({ target: { value } }) =>
                setConnection(value === thisComputer ? undefined : connectionIdSchema.parse(value))
              }
            >
              <MenuItem value={thisComputer}>This computer</MenuItem>
              {remote.map(({ id, label }) => (
                <MenuItem key={id} value={id}>
                  {label}
                </MenuItem>
              ))}
            </TextField>
          )}
          <Button startIcon={<RefreshIcon />} disabled={isFetching} onClick={() => void refetch()}>
            {isFetching ? 'Checking…' : 'Check again'}
          </Button>
        </>
      }
    >
      {error && <FailureNote failure={toFailure(error)} />}
      <ul className={styles['checks']} aria-busy={isFetching}>
        {byUrgency(data?.checks ?? []).map(check => (
          <CheckRow
            key={check.id}
            check={check}
            doctor={check.id === 'iommu' ? (connection ?? here) : undefined}
            onFix={async () => {
              queries.setQueryData(queryKey, await api.readiness.fix({ ...target, id: check.id }));
            }}
          />
        ))}
      </ul>
    </Page>
  );
}
