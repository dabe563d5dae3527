namespace Farside.Catalogue.Storage;

/// <summary>One prepared statement of a store: bind from left to right, step, read columns from 0.</summary>
abstract class StoreRows
{
    /// <summary>Forgets the rows; the next binding is the first.</summary>
    public abstract StoreRows Again();

    public abstract StoreRows Bind(long value);

    public abstract StoreRows Bind(long? value);

    /// <summary>NaN becomes nothing.</summary>
    public abstract StoreRows Bind(double value);

    public abstract StoreRows Bind(string value);

    public abstract StoreRows Bind(ReadOnlySpan<byte> value);

    /// <summary>True while there is a row.</summary>
    public abstract bool Step();

    public void Run()
    {
        while (Step())
        {
        }

        Again();
    }

    public abstract bool IsNull(int column);

    public abstract long Whole(int column);

    /// <summary>NaN for nothing.</summary>
    public abstract double Real(int column);

    public abstract string Text(int column);

    /// <summary>Valid until the next step.</summary>
    public abstract ReadOnlySpan<byte> Bytes(int column);
}
