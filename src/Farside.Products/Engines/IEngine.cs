using Farside.Products.Runner;

namespace Farside.Products.Engines;

/// <summary>Where jobs run: on this machine, or on a cluster.</summary>
public interface IEngine
{
    /// <summary>Runs every job once, each after the jobs of this list that it cites, and returns when all have ended or the token stopped it.</summary>
    /// <param name="jobs">In the order wanted.</param>
    /// <param name="make">Makes one job; does not throw.</param>
    void Run(IReadOnlyList<Job> jobs, Action<Job> make, CancellationToken cancel);
}
