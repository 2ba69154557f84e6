export const runsPath = '/api/v1/runs';
export const runPath = '/api/v1/runs/{id}';
