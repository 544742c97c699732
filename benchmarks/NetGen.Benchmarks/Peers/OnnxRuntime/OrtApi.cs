using System;
using System.Runtime.InteropServices;
using System.Text;

namespace NetGen.Benchmarks.Peers.OnnxRuntime;

/// <summary>
/// ONNX Runtime's C interface: a table of functions, of which each call takes one by its place. Places never change from
/// version to version; new functions are added at the end. Handles are addresses of what the runtime allocated.
/// </summary>
internal sealed unsafe class OrtApi
{
    // The version whose table holds all functions used here; a library of any later one gives it as well.
    private const uint ApiVersion = 17;

    private readonly nint* _functions;

    private OrtApi(nint* functions, string version)
    {
        _functions = functions;
        Version = version;
    }

    /// <summary>The library's version.</summary>
    public string Version { get; }

    /// <summary>Runs a session with bound values: session, options, binding.</summary>
    public delegate* unmanaged[Cdecl]<nint, nint, nint, nint> RunWithBinding =>
        (delegate* unmanaged[Cdecl]<nint, nint, nint, nint>)_functions[133];

    /// <summary>Loads the library.</summary>
    /// <exception cref="PeerException">It is no such library for this machine, or too old.</exception>
    public static OrtApi Load(string path)
    {
        if (!NativeLibrary.TryLoad(path, out nint library) || !NativeLibrary.TryGetExport(library, "OrtGetApiBase", out nint getBase))
        {
            throw new PeerException($"{path} is no library of ONNX Runtime for this machine; {PeerFolder.InstallCommand} installs one.");
        }

        nint* apiBase = ((delegate* unmanaged[Cdecl]<nint*>)getBase)();
        nint table = ((delegate* unmanaged[Cdecl]<uint, nint>)apiBase[0])(ApiVersion);
        string version = Marshal.PtrToStringUTF8(((delegate* unmanaged[Cdecl]<nint>)apiBase[1])()) ?? "of no version";
        return table == 0
            ? throw new PeerException($"{path} is ONNX Runtime {version}; needed is 1.{ApiVersion} or later.")
            : new OrtApi((nint*)table, version);
    }

    public nint CreateEnvironment()
    {
        const int OnlyErrors = 3;
        nint environment;
        fixed (byte* name = "NetGen"u8)
        {
            Check(((delegate* unmanaged[Cdecl]<int, byte*, nint*, nint>)_functions[3])(OnlyErrors, name, &environment));
        }

        return environment;
    }

    public nint CreateSessionOptions() => Create(10);

    public void SetSequential(nint options) => Set(13, options, 0);

    public void SetGraphOptimization(nint options, int level) => Set(23, options, level);

    public void SetIntraOpThreads(nint options, int count) => Set(24, options, count);

    public void SetInterOpThreads(nint options, int count) => Set(25, options, count);

    public void DisableArena(nint options) => Check(((delegate* unmanaged[Cdecl]<nint, nint>)_functions[19])(options));

    public void AddConfiguration(nint options, string key, string value)
    {
        fixed (byte* keyBytes = ZeroEnded(key), valueBytes = ZeroEnded(value))
        {
            Check(((delegate* unmanaged[Cdecl]<nint, byte*, byte*, nint>)_functions[130])(options, keyBytes, valueBytes));
        }
    }

    public nint CreateSession(nint environment, ReadOnlySpan<byte> model, nint options)
    {
        nint session;
        fixed (byte* bytes = model)
        {
            Check(((delegate* unmanaged[Cdecl]<nint, byte*, nuint, nint, nint*, nint>)_functions[8])(
                environment, bytes, (nuint)model.Length, options, &session));
        }

        return session;
    }

    public nint CreateRunOptions() => Create(39);

    public nint CreateCpuMemoryInfo()
    {
        const int DeviceAllocator = 0;
        const int DefaultMemory = 0;
        nint memory;
        Check(((delegate* unmanaged[Cdecl]<int, int, nint*, nint>)_functions[69])(DeviceAllocator, DefaultMemory, &memory));
        return memory;
    }

    /// <summary>A tensor over floats that stay where they are as long as it lives.</summary>
    public nint CreateTensor(nint memory, Span<float> pinned, ReadOnlySpan<long> shape)
    {
        const int Float = 1;
        nint value;
        fixed (float* data = pinned)
        fixed (long* extents = shape)
        {
            Check(((delegate* unmanaged[Cdecl]<nint, void*, nuint, long*, nuint, int, nint*, nint>)_functions[49])(
                memory, data, (nuint)pinned.Length * sizeof(float), extents, (nuint)shape.Length, Float, &value));
        }

        return value;
    }

    public nint CreateBinding(nint session)
    {
        nint binding;
        Check(((delegate* unmanaged[Cdecl]<nint, nint*, nint>)_functions[134])(session, &binding));
        return binding;
    }

    public void BindInput(nint binding, string name, nint value) => Bind(136, binding, name, value);

    public void BindOutput(nint binding, string name, nint value) => Bind(137, binding, name, value);

    public void ReleaseEnvironment(nint environment) => Release(92, environment);

    public void ReleaseMemoryInfo(nint memory) => Release(94, memory);

    public void ReleaseSession(nint session) => Release(95, session);

    public void ReleaseValue(nint value) => Release(96, value);

    public void ReleaseRunOptions(nint options) => Release(97, options);

    public void ReleaseSessionOptions(nint options) => Release(100, options);

    public void ReleaseBinding(nint binding) => Release(135, binding);

    /// <summary>Throws what a function says went wrong; 0 if nothing did.</summary>
    /// <exception cref="PeerException">Something did.</exception>
    public void Check(nint status)
    {
        if (status != 0)
        {
            string? message = Marshal.PtrToStringUTF8(((delegate* unmanaged[Cdecl]<nint, nint>)_functions[2])(status));
            Release(93, status);
            throw new PeerException($"ONNX Runtime: {message}");
        }
    }

    private nint Create(int function)
    {
        nint created;
        Check(((delegate* unmanaged[Cdecl]<nint*, nint>)_functions[function])(&created));
        return created;
    }

    private void Set(int function, nint options, int value) =>
        Check(((delegate* unmanaged[Cdecl]<nint, int, nint>)_functions[function])(options, value));

    private void Bind(int function, nint binding, string name, nint value)
    {
        fixed (byte* bytes = ZeroEnded(name))
        {
            Check(((delegate* unmanaged[Cdecl]<nint, byte*, nint, nint>)_functions[function])(binding, bytes, value));
        }
    }

    private void Release(int function, nint handle) => ((delegate* unmanaged[Cdecl]<nint, void>)_functions[function])(handle);

    /// <summary>A name as the C functions take it.</summary>
    private static byte[] ZeroEnded(string text) => Encoding.UTF8.GetBytes(text + '\0');
}
