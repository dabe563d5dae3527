using Farside.Products.Runner;

namespace Farside.Cli;

/// <summary>Keeps the whole program under <c>--memory</c>: the runner admits jobs by their estimates, and the garbage collector keeps its heap below what is left.</summary>
static class MemoryBound
{
    /// <summary>Below this not even one small job fits.</summary>
    public const long LeastBytes = 192L << 20;

    /// <summary>Half of the machine's memory where none is given.</summary>
    public static long OrDefault(long? bytes) => bytes ?? (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);

    /// <summary>Tells the collector; from then on it would rather collect than grow, and a job that still needs more fails by itself.</summary>
    public static void Keep(long bytes)
    {
        AppContext.SetData("GCHeapHardLimit", (ulong)(bytes - (RecipeRunner.OwnMemoryBytes / 2)));
        GC.RefreshMemoryLimit();
    }
}
