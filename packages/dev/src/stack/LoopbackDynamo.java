import java.net.InetAddress;
import java.util.concurrent.ThreadPoolExecutor;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.AbstractLocalDynamoDBServerHandler;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.jobs.JobsRegister;

/**
 * Starts DynamoDB Local with two changes for which it has no option. It listens on the loopback interface
 * only, because it has no authentication. Its background jobs have more threads: each table with a TTL keeps
 * one of its ten, so that none is left to build an index. Java compiles this file at each start.
 */
class LoopbackDynamo {
    private static final int JOB_THREADS = 10_000;

    public static void main(String[] arguments) throws Exception {
        DynamoDBProxyServer proxy = ServerRunner.createServerFromCommandLineArgs(arguments);
        Server server = (Server) read(DynamoDBProxyServer.class, "server", proxy);
        for (Connector connector : server.getConnectors()) {
            ((ServerConnector) connector).setHost(InetAddress.getLoopbackAddress().getHostAddress());
        }
        addJobThreads(read(DynamoDBProxyServer.class, "serverHandler", proxy));
        proxy.start();
        proxy.join();
    }

    private static void addJobThreads(Object serverHandler) throws Exception {
        Object handler = read(AbstractLocalDynamoDBServerHandler.class, "primaryHandler", serverHandler);
        // Opens the database that all requests share (-sharedDb).
        var open = LocalDynamoDBRequestHandler.class.getDeclaredMethod("getHandler", String.class);
        open.setAccessible(true);
        Object jobs = read(LocalDBClient.class, "jobs", open.invoke(handler, ""));
        ThreadPoolExecutor pool = (ThreadPoolExecutor) read(JobsRegister.class, "threadPool", jobs);
        pool.setMaximumPoolSize(JOB_THREADS);
        pool.setCorePoolSize(JOB_THREADS);
    }

    private static Object read(Class<?> owner, String field, Object object) throws Exception {
        var found = owner.getDeclaredField(field);
        found.setAccessible(true);
        return found.get(object);
    }
}
