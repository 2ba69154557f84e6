import { type Answer, json } from './answer';
import type { Arrived } from './arrived';
import type { Version } from './models';
import { pageOf } from './page';
import { notFound } from './problems';
import type { World } from './world';

/** `GET /models/{owner}/{name}`: what it takes today is in `latest_version`, which is null where it has none. */
export function getModel({ models, url }: World, { parameters }: Arrived): Answer {
  const [owner = '', name = ''] = parameters;
  const model = models.find(`${owner}/${name}`);
  if (!model) return notFound();
  const [latest] = model.versions;
  return json(200, {
    url: `${url}/${owner}/${name}`,
    owner,
    name,
    description: null,
    visibility: 'public',
    is_official: model.isOfficial,
    run_count: 0,
    github_url: null,
    paper_url: null,
    license_url: null,
    cover_image_url: null,
    default_example: null,
    latest_version: latest ? bodyOfVersion(latest) : null,
  });
}

/** `GET /models/{owner}/{name}/versions`, the newest first. */
export function listVersions(world: World, { parameters, url }: Arrived): Answer {
  const model = world.models.find(parameters.join('/'));
  if (!model) return notFound();
  const { results, next, previous } = pageOf(model.versions, url, world);
  return json(200, { next, previous, results: results.map(bodyOfVersion) });
}

/** `GET /models/{owner}/{name}/versions/{id}` */
export function getVersion({ models }: World, { parameters: [owner, name, versionId] }: Arrived): Answer {
  const version = models.find(`${owner}/${name}`)?.versions.find(({ id }) => id === versionId);
  return version ? json(200, bodyOfVersion(version)) : notFound();
}

function bodyOfVersion({ id, createdAt, schema }: Version) {
  return { id, created_at: createdAt.toISOString(), cog_version: '0.16.8', openapi_schema: schema };
}
