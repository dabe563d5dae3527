namespace Farside.Archive.Portal.Http;

/// <summary>Holds back: requests so many a second, bytes so many a second, and everything while a server asks for rest.</summary>
sealed class Pacer(PoliteOptions options)
{
    readonly Lock _gate = new();
    readonly TimeSpan _gap = TimeSpan.FromSeconds(1 / options.RequestsPerSecond);
    DateTime _next = DateTime.MinValue;
    DateTime _rest = DateTime.MinValue;
    DateTime _bytes = DateTime.MinValue;

    /// <summary>Waits until the next request may begin.</summary>
    public async Task EnterAsync(CancellationToken cancel)
    {
        var isMine = false;
        while (!isMine || IsResting)
        {
            (var wait, isMine) = Turn();
            await Task.Delay(wait, cancel).ConfigureAwait(false);
        }
    }

    bool IsResting
    {
        get
        {
            lock (_gate)
            {
                return _rest > DateTime.UtcNow;
            }
        }
    }

    /// <summary>The wait until a turn of one's own, or while everybody rests, until the rest is over and one may ask again.</summary>
    (TimeSpan Wait, bool IsMine) Turn()
    {
        lock (_gate)
        {
            var now = DateTime.UtcNow;
            if (_rest > now)
            {
                return (_rest - now, false);
            }

            var start = _next > now ? _next : now;
            _next = start + _gap;
            return (start - now, true);
        }
    }

    /// <summary>Nobody asks anything for a while.</summary>
    public void Rest(TimeSpan wait)
    {
        lock (_gate)
        {
            var until = DateTime.UtcNow + wait;
            _rest = until > _rest ? until : _rest;
        }
    }

    /// <summary>So many bytes have come.</summary>
    public Task SpendAsync(int bytes, CancellationToken cancel)
    {
        if (options.BytesPerSecond is not { } rate)
        {
            return Task.CompletedTask;
        }

        TimeSpan wait;
        lock (_gate)
        {
            var now = DateTime.UtcNow;
            _bytes = (_bytes > now ? _bytes : now) + TimeSpan.FromSeconds(bytes / (double)rate);
            wait = _bytes - now;
        }

        return Task.Delay(wait, cancel);
    }
}
