namespace Farside.Simulator.Instruments;

/// <summary>A picture of light before any detector: radiance factor × albedo in three wide bands, row after row, and how far each pixel looked.</summary>
sealed class Light(int width, int height)
{
    public int Width => width;
    public int Height => height;
    public float[] Red { get; } = new float[width * height];
    public float[] Green { get; } = new float[width * height];
    public float[] Blue { get; } = new float[width * height];

    /// <summary>Metres along the ray to what it met; infinite for the sky.</summary>
    public float[] DistanceM { get; } = new float[width * height];
}
