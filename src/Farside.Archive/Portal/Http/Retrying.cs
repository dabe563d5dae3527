namespace Farside.Archive.Portal.Http;

/// <summary>Does something again while it fails for reasons that pass, with longer and longer waits of which a part is chance.</summary>
sealed class Retrying(PoliteOptions options)
{
    // A server that drops after every byte must not keep us for ever.
    const int MostAttempts = 10_000;

    /// <param name="where">What is asked for, for the message.</param>
    /// <param name="gained">Grows with everything that an attempt brings; an attempt that brings something is no failure in a row.</param>
    /// <exception cref="FetchException">It would not go better, or the server asks for too long a rest.</exception>
    public async Task<TResult> RunAsync<TResult>(string where, Func<Task<TResult>> attempt, Func<long>? gained, CancellationToken cancel)
    {
        var (failures, best) = (0, gained?.Invoke() ?? 0);
        for (var attempts = 1; ; attempts++)
        {
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (TransientException refusal)
            {
                var now = gained?.Invoke() ?? 0;
                (failures, best) = now > best ? (1, now) : (failures + 1, best);
                if (failures >= options.Tries || attempts >= MostAttempts || refusal.Wait > options.MostAsked)
                {
                    throw new FetchException(where, $"{refusal.Message}, {attempts} times", "an answer", "Run it again later: what has come is kept.", refusal);
                }

                await WaitAsync(refusal, failures, cancel).ConfigureAwait(false);
            }
        }
    }

    async Task WaitAsync(TransientException refusal, int failures, CancellationToken cancel)
    {
        var own = Math.Min(options.FirstWait.TotalSeconds * Math.Pow(2, failures - 1), options.MostWait.TotalSeconds);
        var chance = 1 + (Random.Shared.NextDouble() / 2);
        await Task.Delay(TimeSpan.FromSeconds(Math.Max(own * chance, (refusal.Wait ?? TimeSpan.Zero).TotalSeconds)), cancel).ConfigureAwait(false);
    }
}
