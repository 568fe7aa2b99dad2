export { AwsJsonError, callAwsJson, type JsonService } from './json-call.ts';
