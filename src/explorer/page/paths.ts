/** The path of the form of an action. */
export const actionPath = (service: string, action: string): string => `/call/${service}/${action}`;

/** The paths of the documentation pages. */
export const servicePath = (service: string): string => `/docs/${service}`;
export const actionDocsPath = (service: string, action: string, member?: string): string =>
  member ? `/docs/${service}/${action}/${member}` : `/docs/${service}/${action}`;
export const typePath = (service: string, name: string): string => `/docs/${service}/type/${name}`;
export const errorsPath = (service: string): string => `/docs/${service}/errors`;
export const errorPath = (service: string, code: string): string => `/docs/${service}/error/${code}`;
