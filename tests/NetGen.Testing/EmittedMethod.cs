using System;
using System.Reflection;

namespace NetGen.Testing;

/// <summary>Binds what is emitted and in no interface: once, so that calls allocate what the method does.</summary>
internal static class EmittedMethod
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static Lazy<TDelegate> Bind<TDelegate>(Type type, string name, params Type[] parameters)
        where TDelegate : Delegate => new(() =>
        {
            MethodInfo method = type.GetMethod(name, Members, parameters)
                ?? throw new MissingMethodException(type.FullName, $"{name}({string.Join<Type>(", ", parameters)})");
            return method.CreateDelegate<TDelegate>();
        });
}
