import { CacheProvider } from '@emotion/react';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createQueryClient } from '#renderer/api/query.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Notifications } from './notifications/notifications.tsx';
import { createAppRouter } from './router.tsx';
import { setRouter } from './go.ts';
import { createStyleCache } from './theme/emotion-cache.ts';
import { muiTheme } from './theme/mui-theme.ts';

const queries = createQueryClient();
const styles = createStyleCache();
const router = createAppRouter();
setRouter(router);

export function App() {
  return (
    <CacheProvider value={styles}>
      <ThemeProvider theme={muiTheme}>
        <ErrorBoundary>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
            <Notifications />
          </QueryClientProvider>
        </ErrorBoundary>
      </ThemeProvider>
    </CacheProvider>
  );
}
