import { answered, callOf, captured, captureOf, recordingWith, TEST_ID, typedAs } from './envelope'

export const tool = answered(
  { test_id: TEST_ID, provider: 'tavily', tool_name: 'web_search', kwargs: { query: 'rings of Saturn' } },
  typedAs('ogx_api.tools.ToolInvocationResult', {
    content: '{"query": "rings of Saturn", "top_k": []}',
    error_message: null,
    error_code: 0,
    metadata: { took: 3 },
  }),
)

export const file = answered(
  { test_id: TEST_ID, provider: 'pypdf', api: 'file_processors', file_id: 'file-371170885258' },
  typedAs('llama_stack_api.file_processors.models.ProcessFileResponse', {
    chunks: [
      {
        content: 'Saturn has rings.',
        chunk_id: '5c1e',
        metadata: { document_id: 'file-371170885258', page_count: 1 },
        chunk_metadata: {
          chunk_id: '5c1e',
          document_id: 'file-371170885258',
          source: null,
          created_timestamp: 1,
          updated_timestamp: 1,
          chunk_window: '0-4',
          chunk_tokenizer: 'tiktoken:cl100k_base',
          content_token_count: 4,
          metadata_token_count: 2,
        },
      },
    ],
    metadata: { processor: 'pypdf', page_count: 1 },
  }),
)

const RERANK = captureOf('http://localhost:8000/v1/rerank', {
  model: 'Qwen/Qwen3-Reranker-0.6B',
  query: 'rings',
  documents: ['Saturn', 'Mars'],
})

export const rerank = captured(RERANK, {
  results: [
    { index: 0, relevance_score: 0.9375, document: { text: 'Saturn' } },
    { index: 1, relevance_score: 0.125 },
  ],
})

export const rankings = captured(RERANK, {
  rankings: [
    { index: 0, logit: 6.5 },
    { index: 1, logit: -9.25 },
  ],
})

export const exception = recordingWith(
  callOf('/v1/chat/completions', { model: 'gpt-4o', messages: [{ role: 'user', content: 'See this.' }] }),
  {
    body: null,
    is_streaming: false,
    is_exception: true,
    exception_data: {
      category: 'provider_sdk',
      provider: 'openai',
      type: 'BadRequestError',
      message: "Error code: 400 - {'error': {'message': 'Invalid base64 image_url.'}}",
      status_code: 400,
      body: { message: 'Invalid base64 image_url.', type: 'invalid_request_error', param: null, code: null },
    },
    exception_message: "Error code: 400 - {'error': {'message': 'Invalid base64 image_url.'}}",
  },
)

export const unknown = answered(
  callOf('/v1/audio/transcriptions', { model: 'whisper-1', file: 'harbour.wav' }),
  typedAs('openai.types.audio.transcription_verbose.TranscriptionVerbose', {
    duration: 3.14,
    text: 'Come in.',
  }),
)
