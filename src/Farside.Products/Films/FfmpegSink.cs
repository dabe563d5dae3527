using System.ComponentModel;
using System.Diagnostics;

namespace Farside.Products.Films;

/// <summary>A film encoded by ffmpeg while its pictures are made: they go through a pipe, and nothing but the film touches the disk.</summary>
public sealed class FfmpegSink : IFilmSink
{
    const int LinesKept = 4;

    readonly Process _process;
    readonly string _path;
    readonly FilmFormat _format;
    readonly CancellationToken _cancel;
    readonly CancellationTokenRegistration _killing;
    readonly Queue<string> _complaints = [];
    bool _isFinished;

    /// <param name="tool">Path of ffmpeg.</param>
    /// <param name="path">Of the film; removed again where it does not become one.</param>
    /// <exception cref="FilmException">ffmpeg cannot be started.</exception>
    public FfmpegSink(string tool, string path, FilmFormat format, int width, int height, FilmRate rate, FilmNotes notes, CancellationToken cancel = default)
    {
        (_path, _format, _cancel) = (path, format, cancel);
        _process = new()
        {
            StartInfo = new(tool, FfmpegArguments.For(path, format, width, height, rate, notes)) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false },
        };
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.OutputDataReceived += (_, _) => { };
        Start(tool);
        _killing = cancel.Register(Kill);
    }

    /// <inheritdoc/>
    public void Add(FilmPicture picture)
    {
        _cancel.ThrowIfCancellationRequested();
        try
        {
            _process.StandardInput.BaseStream.Write(picture.Bytes.Span);
        }
        catch (Exception broken) when (broken is IOException or InvalidOperationException)
        {
            throw Failure(broken);
        }
    }

    /// <inheritdoc/>
    public void Finish()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException broken)
        {
            throw Failure(broken);
        }

        _process.WaitForExit();
        _cancel.ThrowIfCancellationRequested();
        if (_process.ExitCode != 0 || !File.Exists(_path))
        {
            throw Failure(null);
        }

        _isFinished = true;
    }

    public void Dispose()
    {
        _killing.Dispose();
        if (!_isFinished)
        {
            Kill();
            _process.WaitForExit();
            if (File.Exists(_path))
            {
                File.Delete(_path);
            }
        }

        _process.Dispose();
    }

    void Start(string tool)
    {
        try
        {
            _process.Start();
        }
        catch (Win32Exception refusal)
        {
            throw new FilmException(Path.GetFileName(_path), $"{tool} that does not start ({refusal.Message})", "ffmpeg", $"Install it: {FilmTool.InstallLine}", refusal);
        }

        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    void Keep(string? line)
    {
        lock (_complaints)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                _complaints.Enqueue(line.Trim());
            }

            if (_complaints.Count > LinesKept)
            {
                _complaints.Dequeue();
            }
        }
    }

    void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    Exception Failure(Exception? cause)
    {
        if (_cancel.IsCancellationRequested)
        {
            return new OperationCanceledException(_cancel);
        }

        Kill();
        _process.WaitForExit();
        lock (_complaints)
        {
            var (encoder, other) = FfmpegArguments.EncoderOf(_format);
            var said = _complaints.Count > 0 ? string.Join(" / ", _complaints) : "nothing said";
            return new FilmException(Path.GetFileName(_path), $"ffmpeg ended with {_process.ExitCode} ({said})", "a film", $"Run it again; if it stays so, look at the disk's free space and install an ffmpeg with {encoder}{other}.", cause);
        }
    }
}
