using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace NetGen.Testing;

/// <summary>Makes a typed wrapper around a class that is known at run time only.</summary>
internal static class LoadedNetwork
{
    public static ILoadedNetwork Create(Type type, ulong seed)
    {
        bool trainable = Implements(type, typeof(ITrainableNetwork<>));
        if (!trainable && !Implements(type, typeof(INetwork<>)))
        {
            throw new ArgumentException($"{type} is no network: it implements neither INetwork nor ITrainableNetwork.", nameof(type));
        }

        Type wrapper = trainable ? typeof(LoadedTrainableNetwork<>) : typeof(LoadedNetwork<>);
        MethodInfo create = wrapper.MakeGenericType(type).GetMethod(nameof(LoadedNetwork<>.Seeded), BindingFlags.Public | BindingFlags.Static)!;
        return create.CreateDelegate<Func<ulong, ILoadedNetwork>>()(seed);
    }

    private static bool Implements(Type type, Type definition) =>
        type.GetInterfaces().Any(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == definition);
}
