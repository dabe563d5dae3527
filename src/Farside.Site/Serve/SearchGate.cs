using Microsoft.AspNetCore.Http;

namespace Farside.Site.Serve;

/// <summary>Lets a few questions be at work at a time and a bounded number wait; the rest are asked to come back.</summary>
sealed class SearchGate(ServeOptions options) : IDisposable
{
    readonly SemaphoreSlim _gate = new(options.Searches > 0 ? options.Searches : Environment.ProcessorCount);
    int _waiting;

    /// <summary>Waits for its turn and does <paramref name="work"/> in it.</summary>
    /// <returns>False, with 503 said, where too many wait already.</returns>
    public async Task<bool> Run(HttpContext context, Action work)
    {
        if (Interlocked.Increment(ref _waiting) > options.MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "1";
            return false;
        }

        try
        {
            await _gate.WaitAsync(context.RequestAborted);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            work();
            return true;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
