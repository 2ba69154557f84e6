/** Next calls this once per process before it serves: bring the database up to date, then open the installation. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startUp } = await import('./app/start-up');
  await startUp();
}
